package dev.lungfish.server;

import dev.lungfish.core.capacity.Node;
import dev.lungfish.sandbox.local.BackendChoice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a platform is to run.
///
/// @param listen port 0 picks a free one
/// @param dataDirectory where everything that must outlive the platform is kept; made if missing
/// @param keysFile access keys whose signatures are accepted; needed when `listen` is not a loopback address
/// @param profile the platform profile whose limits and prices apply to what runs on demand
/// @param containerProfile the profile whose prices apply to replicas
/// @param keepAliveNanos how long an environment stays after its last request
/// @param freezeAfterNanos how long one stays thawed after a request, in case the next is close behind
/// @param memoryMegabytes the most memory that all environments may hold together
/// @param sandbox what holds the environments
/// @param tls where it listens over TLS besides, or null
/// @param recording where finished requests are recorded, for plans; null if they are not
/// @param nodes where replicas run: the machine, or parts of it in zones
public record PlatformOptions(
        InetSocketAddress listen,
        Path dataDirectory,
        @Nullable Path keysFile,
        String profile,
        String containerProfile,
        long keepAliveNanos,
        long freezeAfterNanos,
        int memoryMegabytes,
        List<Node> nodes,
        BackendChoice sandbox,
        @Nullable TlsListen tls,
        @Nullable Path recording) {

    private static final long MEGABYTE = 1024 * 1024;

    /// On one node, whatever its size.
    public static final int MOST_REPLICAS = 1000;

    public static final int DEFAULT_PORT = 9700;
    public static final String DEFAULT_PROFILE = "aws-lambda";
    public static final String DEFAULT_CONTAINER_PROFILE = "aws-fargate";
    public static final Duration DEFAULT_KEEP_ALIVE = Duration.ofMinutes(10);
    public static final Duration DEFAULT_FREEZE_AFTER = Duration.ofMillis(2);

    public PlatformOptions {
        nodes = List.copyOf(nodes);
        checkListen(listen);
        if (tls != null && !tls.listen().getAddress().isLoopbackAddress() && keysFile == null) {
            throw new IllegalArgumentException(
                    "listening at %s lets others in, so it needs a file of access keys"
                            .formatted(tls.listen().getHostString()));
        }
        if (!listen.getAddress().isLoopbackAddress() && keysFile == null) {
            throw new IllegalArgumentException(
                    "listening at %s lets others in, so it needs a file of access keys"
                            .formatted(listen.getHostString()));
        }
        if (keepAliveNanos <= 0) {
            throw new IllegalArgumentException("the keep-alive must be longer than nothing");
        }
        if (freezeAfterNanos < 0) {
            throw new IllegalArgumentException("the time to freezing cannot be negative");
        }
        if (memoryMegabytes < 128) {
            throw new IllegalArgumentException(
                    "environments need at least 128 MB of memory together");
        }
    }

    static void checkListen(InetSocketAddress listen) {
        if (listen.isUnresolved()) {
            throw new IllegalArgumentException(
                    "this machine has no address " + listen.getHostString() + " to listen at");
        }
    }

    /// Loopback only, AWS Lambda's rules and prices, three quarters of the machine's memory.
    public static PlatformOptions defaults(Path dataDirectory) {
        return new PlatformOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT),
                dataDirectory,
                null,
                DEFAULT_PROFILE,
                DEFAULT_CONTAINER_PROFILE,
                DEFAULT_KEEP_ALIVE.toNanos(),
                DEFAULT_FREEZE_AFTER.toNanos(),
                defaultMemoryMegabytes(),
                List.of(machine(defaultMemoryMegabytes())),
                BackendChoice.AUTO,
                null,
                null);
    }

    /// The whole machine as one node, with so much memory for replicas.
    public static Node machine(int memoryMegabytes) {
        int cpuMillis = Runtime.getRuntime().availableProcessors() * 1000;
        return new Node("machine", "local", cpuMillis, memoryMegabytes, MOST_REPLICAS);
    }

    /// Three quarters of the memory of the machine, or of the container that this runs in.
    public static int defaultMemoryMegabytes() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return Math.max(128, Math.toIntExact(system.getTotalMemorySize() / MEGABYTE * 3 / 4));
    }
}
