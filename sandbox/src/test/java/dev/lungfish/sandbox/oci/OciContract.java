package dev.lungfish.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lungfish.core.service.Contract;
import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Network;
import dev.lungfish.sandbox.NetworkAccess;
import dev.lungfish.sandbox.ProgramContract;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.linux.Proc;
import dev.lungfish.sandbox.linux.Signals;
import dev.lungfish.sandbox.runtime.Launch;
import dev.lungfish.sandbox.runtime.LaunchRequest;
import dev.lungfish.sandbox.runtime.Runtimes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What containers promise beyond [ProgramContract], whichever runtime runs them.
abstract class OciContract extends ProgramContract {

    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static final int JVM_MEGABYTES = 256;

    private final String runtime;

    OciContract(String runtime) {
        this.runtime = runtime;
    }

    /// Skips the test where the machine cannot run containers, unless nothing may be skipped.
    @Override
    protected Backend open(Path dataDirectory) throws Exception {
        Files.createDirectories(dataDirectory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            return OciBackend.open(dataDirectory, runtime);
        } catch (SandboxException e) {
            String message = "No containers of " + runtime + " here: " + e.getMessage();
            return System.getenv("CI") == null ? abort(message) : fail(message, e);
        }
    }

    @Test
    void memoryIsAWallAndNotAPromise() throws Exception {
        Sandbox sandbox = run("head -c 400m /dev/zero | tail");
        assertThat(end(sandbox)).isInstanceOf(Exit.OutOfMemory.class);
        assertThat(sandbox.memoryPeakBytes()).isLessThanOrEqualTo(MEMORY_MEGABYTES << 20);
    }

    @Test
    void processesAreLimited() throws Exception {
        List<String> forking =
                List.of(
                        "python3",
                        "-c",
                        """
                        import os, time
                        children = 0
                        try:
                            while True:
                                if os.fork() == 0:
                                    time.sleep(1000)
                                children += 1
                        except BlockingIOError:
                            print(children + 1, flush=True)
                        """);
        end(backend.start(spec(forking, 1024)));
        assertThat(lines).containsExactly("1024");
    }

    @Test
    void theTemporaryDirectoryHasASize() throws Exception {
        end(run("head -c 20m /dev/zero > /tmp/big 2>/dev/null; stat -c %s /tmp/big"));
        assertThat(Long.parseLong(lines.getLast())).isBetween(15L << 20, 16L << 20);
    }

    @Test
    void nothingElseCanBeWritten() throws Exception {
        Files.writeString(directory.resolve("file"), "content");
        end(
                run(
                        "for f in %s/file /usr/file /etc/passwd /file /proc/sys/kernel/hostname /sys/file /dev/file; do (echo x > $f) 2>/dev/null && echo $f; done; cat %s/file"
                                .replace("%s", directory.toString())));
        assertThat(lines).containsExactly("content");
    }

    @Test
    void theMachinesFilesAreNotThere() throws Exception {
        end(
                run(
                        "for f in /root /home /etc/shadow /var /boot /run /work; do ls -d $f; done 2>/dev/null"));
        assertThat(lines).isEmpty();
        assertThat(Path.of("/etc/shadow")).exists();
    }

    @Test
    void noPrivilegesAreHadOrGained() throws Exception {
        end(
                run(
                        "id -u; grep -E '^(Cap(Prm|Eff|Bnd|Amb)|NoNewPrivs)' /proc/self/status | tr -d '\\t'"));
        assertThat(lines)
                .containsExactly(
                        "65534",
                        "CapPrm:0000000000000000",
                        "CapEff:0000000000000000",
                        "CapBnd:0000000000000000",
                        "CapAmb:0000000000000000",
                        "NoNewPrivs:1");
    }

    @Test
    void theProgramSeesItsOwnProcessesOnly() throws Exception {
        end(run("ls /proc | grep -c '^[0-9]'; sh -c 'exit 0'"));
        assertThat(Integer.parseInt(lines.getFirst())).isLessThan(6);
    }

    @Test
    void allNamespacesAreItsOwn() throws Exception {
        try (Network network = backend.network(NetworkAccess.PLATFORM_ONLY)) {
            end(
                    backend.start(
                            spec(
                                            "one",
                                            shell(
                                                    "for n in pid mnt ipc uts cgroup net; do readlink /proc/self/ns/$n; done"))
                                    .in(network)));
        }
        assertThat(lines).hasSize(6);
        for (String name : List.of("pid", "mnt", "ipc", "uts", "cgroup", "net")) {
            assertThat(lines)
                    .doesNotContain(
                            Files.readSymbolicLink(Path.of("/proc/self/ns", name)).toString());
        }
    }

    @Test
    void outputMayBeOpenedByName() throws Exception {
        end(run("echo one > /dev/stdout; echo two > /dev/stderr"));
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void processorTimeIsLimited() throws Exception {
        Sandbox sandbox =
                backend.start(
                        spec(
                                        "one",
                                        shell(
                                                "cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu.max 2>/dev/null; sleep 0.2; cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu.max 2>/dev/null"))
                                .withCpuMillis(250));
        end(sandbox);
        assertThat(lines.getLast()).isIn("25000", "25000 100000");
    }

    @Test
    void thePlatformIsReachedAndTheMachineIsNot() throws Exception {
        try (Network network = backend.network(NetworkAccess.PLATFORM_ONLY);
                ServerSocketChannel platform = network.inside(ServerSocketChannel::open);
                ServerSocketChannel machine = ServerSocketChannel.open()) {
            assertThat(network.isolated()).isTrue();
            platform.bind(ANY_PORT);
            machine.bind(ANY_PORT);
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> answerOnce(platform));
            end(backend.start(spec("one", connecting(platform, machine)).in(network)));
            served.join();
        }
        assertThat(lines).containsExactly("pong", "refused", "one interface");
    }

    @Test
    void theWholeNetworkIsThereForThoseWhoMayHaveIt() throws Exception {
        try (Network network = backend.network(NetworkAccess.HOST);
                ServerSocketChannel machine = ServerSocketChannel.open()) {
            assertThat(network.isolated()).isFalse();
            machine.bind(ANY_PORT);
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> answerOnce(machine));
            end(backend.start(spec("one", connecting(machine, machine)).in(network)));
            served.join();
        }
        assertThat(lines.getFirst()).isEqualTo("pong");
    }

    @Test
    void thePlatformReachesAProgramThatListens() throws Exception {
        try (Network network = backend.network(NetworkAccess.PLATFORM_ONLY)) {
            Sandbox sandbox = backend.start(spec("one", LISTENING).in(network));
            await().until(() -> !lines.isEmpty());
            int port = Integer.parseInt(lines.getFirst());
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (SocketChannel inside = network.inside(SocketChannel::open)) {
                inside.connect(address);
                assertThat(read(inside)).isEqualTo("hello");
            }
            try (SocketChannel outside = SocketChannel.open()) {
                assertThatThrownBy(() -> outside.connect(address)).isInstanceOf(IOException.class);
            }
            sandbox.kill();
            end(sandbox);
        }
    }

    @Test
    void noThreadOfThePlatformIsLeftInAnotherNetwork() throws Exception {
        try (Network network = backend.network(NetworkAccess.PLATFORM_ONLY)) {
            for (int i = 0; i < 20; i++) {
                network.inside(SocketChannel::open).close();
                network.inside(ServerSocketChannel::open).close();
            }
            Path own = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
            for (int thread : Proc.pids("/proc/self/task")) {
                await().until(() -> own.equals(namespaceOf(thread)));
            }
        }
    }

    @Test
    void aClosedNetworkGivesNoSockets() throws Exception {
        Network network = backend.network(NetworkAccess.PLATFORM_ONLY);
        network.close();
        network.close();
        assertThatThrownBy(() -> network.inside(SocketChannel::open))
                .isInstanceOf(IOException.class);
    }

    /// With the mode `on`, a JVM ends where it cannot use its cache (JEP 483).
    @Test
    void aJvmUsesTheCacheThatWasMadeForItOutside() throws Exception {
        Path data = directory.resolve("data");
        Runtimes runtimes = Runtimes.open(data);
        LaunchRequest request =
                new LaunchRequest(
                        "java25", Contract.HANDLER, "a.B::c", Map.of(), directory, JVM_MEGABYTES);
        Launch.Ready launch;
        try (var preparation = runtimes.prepare()) {
            assertThat(preparation.await(Duration.ofMinutes(2))).isTrue();
            launch = (Launch.Ready) runtimes.launch(request);
        }
        List<String> command = new ArrayList<>(launch.command());
        assertThat(command).anyMatch(option -> option.startsWith("-XX:AOTCache="));
        command.removeIf(option -> option.startsWith("-Xlog"));
        command.addAll(1, List.of("-XX:AOTMode=on", "-version"));
        Sandbox sandbox =
                backend.start(
                        new SandboxSpec(
                                        "one",
                                        command,
                                        launch.environment(),
                                        directory,
                                        JVM_MEGABYTES,
                                        16,
                                        launch.visiblePaths(),
                                        lines::add)
                                .withCpuMillis(PROCESSOR));
        assertThat(end(sandbox)).as(String.join("\n", lines)).isEqualTo(new Exit.Status(0));
    }

    @Test
    void aFrozenContainerUsesNoProcessorTime() throws Exception {
        Sandbox sandbox = run("setsid env -i sh -c 'while :; do :; done' & echo ready; wait");
        awaitLine("ready");
        await().until(() -> sandbox.cpuNanos() > 0);
        sandbox.freeze();
        await().during(Duration.ofMillis(20)).until(() -> true);
        long frozenAt = sandbox.cpuNanos();
        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> sandbox.cpuNanos() == frozenAt);
        sandbox.thaw();
        await().until(() -> sandbox.cpuNanos() > frozenAt);
    }

    @Test
    void codeThatOthersMayNotReadIsRefused() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> run("exit 0"))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("chmod -R o+rX " + directory);
    }

    @Test
    void aContainerThatCannotStartIsToldAndLeavesNothing() throws Exception {
        Network network = backend.network(NetworkAccess.PLATFORM_ONLY);
        network.close();
        assertThatThrownBy(() -> backend.start(spec("one", command(Work.WAIT)).in(network)))
                .isInstanceOf(SandboxException.class)
                .hasMessageStartingWith("The container could not be started: ")
                .message()
                .hasSizeGreaterThan("The container could not be started: ".length() + 10);
        String platform = "lungfish/" + ((OciBackend) backend).platform();
        assertThat(cgroupsOf(platform)).allMatch(path -> path.endsWith(platform));
    }

    @Test
    void nothingIsLeftOfAContainerThatHasEnded() throws Exception {
        end(run("exit 0"));
        backend.close();
        assertThat(filesBelow(directory.resolve("data"))).isEmpty();
        assertThat(Files.readString(Path.of("/proc/self/mountinfo")))
                .doesNotContain(directory.toString());
    }

    @Test
    void aKilledPlatformLeavesNothing() throws Exception {
        String tag = uniqueSeconds();
        Path data = directory.resolve("lonely");
        Process platform = LonelyContainers.start(data, runtime, tag);
        String name;
        try {
            name = platform.inputReader().readLine().split(" ", -1)[0];
            assertThat(processesWith(tag)).isPositive();
            assertThat(cgroupsOf("lungfish/" + name)).isNotEmpty();
        } finally {
            platform.destroyForcibly();
        }
        platform.waitFor();
        await().atMost(Duration.ofSeconds(20)).until(() -> processesWith(tag) == 0);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> filesBelow(data.resolve("containers")).isEmpty());
        await().until(() -> cgroupsOf("lungfish/" + name).isEmpty());
    }

    @Test
    void reapEndsWhatADeadPlatformAndItsGuardianLeft() throws Exception {
        String tag = uniqueSeconds();
        Path data = directory.resolve("data");
        Process platform = LonelyContainers.start(data, runtime, tag);
        String name;
        try {
            String[] words = platform.inputReader().readLine().split(" ", -1);
            name = words[0];
            int guardian = Integer.parseInt(words[1]);
            Proc.signal(Proc.HOST, guardian, Signals.STOP);
            platform.destroyForcibly();
            platform.waitFor();
            Proc.signal(Proc.HOST, guardian, Signals.KILL);
        } finally {
            platform.destroyForcibly();
        }
        assertThat(processesWith(tag)).isPositive();
        Sandbox alive = start(Work.WAIT);
        awaitLine("ready");
        assertThat(backend.reap()).isPositive();
        assertThat(processesWith(tag)).isZero();
        assertThat(cgroupsOf("lungfish/" + name)).isEmpty();
        assertThat(data.resolve("containers").resolve(name)).doesNotExist();
        assertThat(alive.exited()).isNotDone();
        assertThat(backend.reap()).isZero();
    }

    private SandboxSpec spec(List<String> command, int memoryMegabytes) {
        return new SandboxSpec("one", command, Map.of(), directory, memoryMegabytes, 16, lines::add)
                .withCpuMillis(PROCESSOR);
    }

    private static final List<String> LISTENING =
            List.of(
                    "python3",
                    "-c",
                    """
                    import socket
                    listener = socket.create_server(('127.0.0.1', 0))
                    print(listener.getsockname()[1], flush=True)
                    while True:
                        connection, _ = listener.accept()
                        connection.sendall(b'hello')
                        connection.close()
                    """);

    /// Asks the first, then tries the second, then counts the network's interfaces.
    private static List<String> connecting(ServerSocketChannel first, ServerSocketChannel second)
            throws IOException {
        return List.of(
                "python3",
                "-c",
                """
                import socket
                print(socket.create_connection(('127.0.0.1', %d)).recv(4).decode(), flush=True)
                try:
                    socket.create_connection(('127.0.0.1', %d), 5)
                    print('reached')
                except OSError:
                    print('refused')
                print('one interface' if len(socket.if_nameindex()) == 1 else 'more interfaces')
                """
                        .formatted(port(first), port(second)));
    }

    private static int port(ServerSocketChannel server) throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private static void answerOnce(ServerSocketChannel server) {
        try (SocketChannel connection = server.accept()) {
            connection.write(ByteBuffer.wrap("pong".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        while (channel.read(buffer) >= 0) {}
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }

    /// A thread that has ended is in no namespace.
    private static Path namespaceOf(int thread) throws IOException {
        Path link = Path.of("/proc/self/task/" + thread + "/ns/net");
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
        }
    }

    /// The cgroups below a place in any of the trees, the place itself included.
    private static List<String> cgroupsOf(String place) {
        try {
            Set<Path> trees = Hierarchies.mounted().all();
            return trees.stream()
                    .map(tree -> tree.resolve(place))
                    .filter(Files::exists)
                    .flatMap(path -> directoriesBelow(path).stream())
                    .toList();
        } catch (SandboxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> directoriesBelow(Path path) {
        try (var below = Files.walk(path)) {
            return below.filter(Files::isDirectory).map(Path::toString).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }
}
