package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.Network;
import dev.lungfish.sandbox.NetworkAccess;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.linux.Guardian;
import dev.lungfish.sandbox.linux.Libc;
import dev.lungfish.sandbox.linux.Mark;
import dev.lungfish.sandbox.linux.NetworkNamespaces;
import dev.lungfish.sandbox.linux.Outputs;
import dev.lungfish.sandbox.linux.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Sandboxes as containers that an OCI runtime of this machine runs; it takes Linux and root.
///
/// A program sees its code and the machine's programs, all read-only, and a `/tmp` in memory, which counts as its own.
/// It has no privileges, at most 1,024 processes, its share of the processors, and at its memory limit a wall: the
/// kernel gives no more and kills. What the backend adds to its environment is one variable, `LUNGFISH_PLATFORM`.
public final class OciBackend implements Backend {

    /// AWS's limit (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
    private static final int MOST_PROCESSES = 1024;

    private static final String DIRECTORY = "containers";
    private static final long BYTES_PER_MEGABYTE = 1024L * 1024;
    private static final long CLOSE_SECONDS = 20;

    private final RunDirectory directory;
    private final CgroupTree cgroups;
    private final Hierarchies hierarchies;
    private final Supervisor supervisor;
    private final Bundle bundle;
    private final @Nullable NetworkNamespaces networks;
    private final Guardian guardian;
    private final Outputs outputs = new Outputs();
    private final Set<OciSandbox> sandboxes = ConcurrentHashMap.newKeySet();
    private final OomWatch watch = new OomWatch(sandboxes);
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean closed;

    private OciBackend(
            RunDirectory directory,
            Hierarchies hierarchies,
            CgroupTree cgroups,
            OciRuntime runtime,
            Mounts mounts)
            throws SandboxException {
        this.directory = directory;
        this.hierarchies = hierarchies;
        this.cgroups = cgroups;
        this.supervisor =
                new Supervisor(
                        runtime, directory.path().resolve("state"), hierarchies.besideVersion1());
        this.bundle = new Bundle(mounts);
        this.guardian = new Guardian(directory, cgroups.directories());
        this.networks = networks();
    }

    /// A backend on a runtime that has just run a container with every wall that there is to be.
    ///
    /// @param runtime `crun`, `runc` or `runsc`
    /// @throws SandboxException if there is no such runtime or no container could be run with it; the message says why
    public static OciBackend open(Path dataDirectory, String runtime) throws SandboxException {
        OciRuntime found =
                OciRuntime.find(OciRuntime.Kind.valueOf(runtime.toUpperCase(Locale.ROOT)));
        Hierarchies hierarchies = Hierarchies.mounted();
        RunDirectory directory = RunDirectory.create(dataDirectory, DIRECTORY);
        OciBackend backend;
        try {
            CgroupTree cgroups = CgroupTree.create(hierarchies, directory.name());
            Mounts mounts = new Mounts(dataDirectory);
            backend = new OciBackend(directory, hierarchies, cgroups, found, mounts);
        } catch (SandboxException e) {
            directory.close();
            throw e;
        } catch (IOException e) {
            directory.close();
            throw new SandboxException(dataDirectory + " cannot be used: " + e.getMessage(), e);
        }
        try {
            Probe.run(backend, directory.path());
            return backend;
        } catch (SandboxException e) {
            backend.close();
            throw e;
        }
    }

    /// What holds, for people.
    public String sentence() {
        return "Environments run in containers (%s), with walls of memory, processors and processes%s."
                .formatted(
                        supervisor.runtime().executable(),
                        networks == null
                                ? "; they share this machine's network, since only root may make others"
                                : " and a network of their own");
    }

    @Override
    public String name() {
        return "oci";
    }

    @Override
    public Network network(NetworkAccess access) throws SandboxException {
        return networks == null || access == NetworkAccess.HOST ? Network.HOST : networks.create();
    }

    @Override
    public Sandbox start(SandboxSpec spec) throws SandboxException {
        if (closed) {
            throw new SandboxException("The backend is closed.");
        }
        int number = numbers.incrementAndGet();
        Container container = prepare(spec, number);
        Libc.Pipe output = Libc.pipe();
        Libc.Pipe errors = Libc.pipe();
        Startup startup = new Startup();
        OciSandbox sandbox;
        try {
            Libc.openToAll(output.writing());
            Process process =
                    supervisor.start(
                            Integer.toString(number),
                            container.place(),
                            container.cgroup(),
                            container.mark(),
                            output.writing(),
                            errors.writing());
            sandbox =
                    supervise(
                            spec, container, process, startup, output.reading(), errors.reading());
        } catch (IOException e) {
            Libc.close(output.reading());
            Libc.close(errors.reading());
            container.discard();
            throw new SandboxException("The container could not be started: " + e.getMessage(), e);
        } finally {
            Libc.close(output.writing());
            Libc.close(errors.writing());
        }
        startup.await();
        sandbox.begin();
        // Not before: the runtime itself would wait for its turn.
        container.cgroup().limitCpu(spec.cpuMillis());
        return sandbox;
    }

    @Override
    public int reap() {
        return directory.reap(
                prefix ->
                        CgroupTree.of(hierarchies, RunDirectory.name(prefix)).sweep()
                                + Mark.sweep(prefix));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        sandboxes.forEach(OciSandbox::kill);
        CompletableFuture.allOf(
                        sandboxes.stream()
                                .map(OciSandbox::removed)
                                .toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
        cgroups.sweep();
        Mark.sweep(directory.markPrefix());
        watch.close();
        outputs.close();
        if (networks != null) {
            networks.close();
        }
        guardian.close();
        directory.close();
    }

    /// The platform's name in its directory and its cgroups.
    String platform() {
        return directory.name();
    }

    /// The guardian's process, for tests of what happens when it dies.
    long guardianPid() {
        return guardian.pid();
    }

    /// What a container has on this machine before and after it runs.
    private record Container(Path place, Cgroup cgroup, String mark) {
        void discard() {
            cgroup.remove();
            RunDirectory.delete(place);
        }
    }

    private Container prepare(SandboxSpec spec, int number) throws SandboxException {
        String mark = directory.markPrefix() + number + '.';
        Path place;
        Cgroup cgroup;
        try {
            place = directory.createTemporary(number);
            cgroup = cgroups.create(number);
        } catch (IOException e) {
            throw new SandboxException("A container could not be prepared: " + e.getMessage(), e);
        }
        Container container = new Container(place, cgroup, mark);
        try {
            boolean joins = supervisor.runtime().leavesCgroups();
            cgroup.limit(
                    spec.memoryMegabytes() * BYTES_PER_MEGABYTE, MOST_PROCESSES + (joins ? 2 : 1));
            bundle.write(place, spec, mark, joins ? "" : cgroup.place() + "/" + Cgroup.CHILD);
            return container;
        } catch (SandboxException e) {
            container.discard();
            throw e;
        } catch (IOException e) {
            container.discard();
            throw new SandboxException("A container could not be prepared: " + e.getMessage(), e);
        }
    }

    private OciSandbox supervise(
            SandboxSpec spec,
            Container container,
            Process process,
            Startup startup,
            int outputDescriptor,
            int errorDescriptor) {
        Outputs.Output output = outputs.read(outputDescriptor, spec.output());
        Outputs.Output errors = outputs.read(errorDescriptor, startup::line);
        OciSandbox sandbox = new OciSandbox(spec.id(), container.cgroup(), process, output);
        sandboxes.add(sandbox);
        watch.wake();
        if (closed) {
            sandbox.kill();
        }
        var _ =
                process.onExit()
                        .thenAcceptAsync(
                                ended -> {
                                    sandbox.end();
                                    errors.finish();
                                    output.finish();
                                    RunDirectory.delete(container.place());
                                    if (startup.hasBegun()) {
                                        sandbox.complete(
                                                sandbox.exit(
                                                        ended.exitValue(),
                                                        spec.memoryMegabytes()
                                                                * BYTES_PER_MEGABYTE));
                                    }
                                    sandbox.remove();
                                    sandboxes.remove(sandbox);
                                    startup.ended(complaint(spec, sandbox));
                                },
                                task -> Thread.ofVirtual().name("sandbox-end").start(task));
        return sandbox;
    }

    /// Why a container ended before it had begun, if the runtime could not tell.
    private String complaint(SandboxSpec spec, OciSandbox sandbox) {
        return sandbox.wasShortOfMemory()
                ? "%d MB of memory are too little to begin with".formatted(spec.memoryMegabytes())
                : supervisor.runtime().kind().program() + " ended without a word";
    }

    private static @Nullable NetworkNamespaces networks() {
        try {
            return NetworkNamespaces.open();
        } catch (SandboxException e) {
            return null;
        }
    }
}
