package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.linux.Guardian;
import dev.lungfish.sandbox.linux.Libc;
import dev.lungfish.sandbox.linux.Mark;
import dev.lungfish.sandbox.linux.Outputs;
import dev.lungfish.sandbox.linux.Proc;
import dev.lungfish.sandbox.linux.RunDirectory;
import dev.lungfish.sandbox.linux.ShellStatus;
import dev.lungfish.sandbox.linux.Signals;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Sandboxes as processes of this machine, which must be Linux.
///
/// What it adds to a program's environment is one variable, `LUNGFISH_PLATFORM`, and without namespaces `TMPDIR`.
public final class ProcessBackend implements Backend {

    /// A process that waits for a broken device cannot even be killed; nobody waits longer for one.
    private static final long CLOSE_SECONDS = 20;

    private static final String DIRECTORY = "sandboxes";

    private final RunDirectory directory;
    private final Chain chain;
    private final Guardian guardian;
    private final HostProcesses host = new HostProcesses();
    private final Outputs outputs = new Outputs();
    private final Set<ProcessSandbox> sandboxes = ConcurrentHashMap.newKeySet();
    private final Watch watch = new Watch(sandboxes);
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean closed;

    private ProcessBackend(RunDirectory directory, Chain chain) throws SandboxException {
        this.directory = directory;
        this.chain = chain;
        this.guardian = new Guardian(directory, List.of());
    }

    /// A backend with the highest walls that this machine allows, found by really putting them up once.
    ///
    /// @throws SandboxException if the data directory cannot be used or a guardian cannot be started
    public static ProcessBackend open(Path dataDirectory) throws SandboxException {
        Chain namespaces = new Chain(Isolation.NAMESPACES);
        RunDirectory directory = RunDirectory.create(dataDirectory, DIRECTORY);
        Chain chain =
                Probe.works(namespaces, directory.path())
                        ? namespaces
                        : new Chain(Isolation.SESSION);
        return new ProcessBackend(directory, chain);
    }

    /// A backend with exactly these walls.
    ///
    /// @throws SandboxException as [#open(Path)], and later from every start if the machine does not allow them
    public static ProcessBackend open(Path dataDirectory, Isolation isolation)
            throws SandboxException {
        return new ProcessBackend(
                RunDirectory.create(dataDirectory, DIRECTORY), new Chain(isolation));
    }

    /// The walls in force.
    public Isolation isolation() {
        return chain.isolation();
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Sandbox start(SandboxSpec spec) throws SandboxException {
        if (closed) {
            throw new SandboxException("The backend is closed.");
        }
        int number = numbers.incrementAndGet();
        String mark = directory.markPrefix() + number + '.';
        Path temporary = temporary(number);
        Libc.Pipe pipe = Libc.pipe();
        Process process;
        try {
            process = process(spec, mark, temporary, pipe.writing());
        } catch (IOException | SandboxException e) {
            Libc.close(pipe.reading());
            discard(temporary);
            throw e instanceof SandboxException known
                    ? known
                    : new SandboxException(
                            "The program could not be started: " + e.getMessage(), e);
        } finally {
            Libc.close(pipe.writing());
        }
        return supervise(spec, mark, temporary, pipe.reading(), process);
    }

    @Override
    public int reap() {
        return directory.reap(Mark::sweep);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (ProcessSandbox sandbox : sandboxes) {
            sandbox.kill();
        }
        CompletableFuture.allOf(
                        sandboxes.stream()
                                .map(ProcessSandbox::exited)
                                .toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
        Mark.sweep(directory.markPrefix());
        watch.close();
        outputs.close();
        guardian.close();
        directory.close();
    }

    /// The guardian's process, for tests of what happens when it dies.
    long guardianPid() {
        return guardian.pid();
    }

    private Process process(
            SandboxSpec spec, String mark, @Nullable Path temporary, int outputDescriptor)
            throws IOException, SandboxException {
        ProcessBuilder builder = new ProcessBuilder(chain.command(spec, directory.path()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(spec.environment());
        environment.put(Mark.VARIABLE, mark);
        if (temporary != null) {
            environment.putIfAbsent("TMPDIR", temporary.toString());
        }
        builder.directory(spec.workingDirectory().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.to(new File("/proc/self/fd/" + outputDescriptor)));
        if (chain.isolation() == Isolation.NAMESPACES) {
            builder.redirectError(Redirect.DISCARD);
        } else {
            builder.redirectErrorStream(true);
        }
        return builder.start();
    }

    private Sandbox supervise(
            SandboxSpec spec,
            String mark,
            @Nullable Path temporary,
            int outputDescriptor,
            Process process) {
        int leader = Math.toIntExact(process.pid());
        Members members =
                chain.isolation() == Isolation.NAMESPACES
                        ? new NamespaceMembers(leader, mark)
                        : new SessionMembers(host, leader, mark, Proc.pipeName(outputDescriptor));
        MemoryGauge memory = new MemoryGauge(members, spec.memoryMegabytes() * 1024L * 1024);
        ProcessSandbox sandbox =
                new ProcessSandbox(spec.id(), leader, members, memory, watch::wake);
        Outputs.Output output = outputs.read(outputDescriptor, spec.output());
        sandbox.reads(output);
        sandboxes.add(sandbox);
        watch.wake();
        if (closed) {
            sandbox.kill();
        }
        var _ =
                process.onExit()
                        .thenAcceptAsync(
                                ended -> {
                                    int status = ended.exitValue();
                                    members.clear(status > 128);
                                    Exit exit = exit(status, sandbox.end(), memory);
                                    output.finish();
                                    memory.close();
                                    members.close();
                                    discard(temporary);
                                    sandboxes.remove(sandbox);
                                    sandbox.complete(exit);
                                },
                                task -> Thread.ofVirtual().name("sandbox-end").start(task));
        return sandbox;
    }

    /// `unshare` cannot say that the signal was SIGKILL: it ends with 1 then.
    private static Exit exit(int status, boolean killed, MemoryGauge memory) {
        if (memory.excessBytes() > 0) {
            return new Exit.OutOfMemory(memory.excessBytes());
        }
        if (killed && status == 1) {
            return new Exit.Signal(Signals.KILL);
        }
        return ShellStatus.exit(status);
    }

    private @Nullable Path temporary(int number) throws SandboxException {
        if (chain.isolation() == Isolation.NAMESPACES) {
            return null;
        }
        try {
            return directory.createTemporary(number);
        } catch (IOException e) {
            throw new SandboxException(
                    "A temporary directory could not be made: " + e.getMessage(), e);
        }
    }

    private static void discard(@Nullable Path temporary) {
        if (temporary != null) {
            RunDirectory.delete(temporary);
        }
    }
}
