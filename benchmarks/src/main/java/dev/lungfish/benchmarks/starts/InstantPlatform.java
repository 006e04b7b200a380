package dev.lungfish.benchmarks.starts;

import dev.lungfish.benchmarks.child.Leash;
import dev.lungfish.benchmarks.runtime.EchoLoop;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.fake.FakeBackend;
import dev.lungfish.server.Platform;
import dev.lungfish.server.PlatformOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Objects;

/// A platform as a process whose environments start at once, serve one invocation, and end: `InstantPlatform DATA`.
/// Prints `ready URL`.
public final class InstantPlatform {

    private InstantPlatform() {}

    public static void main(String[] arguments) throws Exception {
        Leash.fasten();
        FakeBackend backend = new FakeBackend((_, spec) -> serveOne(spec));
        try (Platform platform = Platform.start(options(Path.of(arguments[0])), backend)) {
            System.out.println("ready " + platform.address());
            Thread.currentThread().join();
        }
    }

    private static void serveOne(SandboxSpec spec) throws IOException {
        String runtimeApi = "AWS_LAMBDA_RUNTIME_API";
        EchoLoop.serveOne(Objects.requireNonNull(spec.environment().get(runtimeApi), runtimeApi));
    }

    private static PlatformOptions options(Path data) {
        PlatformOptions defaults = PlatformOptions.defaults(data);
        return new PlatformOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                defaults.dataDirectory(),
                defaults.keysFile(),
                defaults.profile(),
                defaults.containerProfile(),
                defaults.keepAliveNanos(),
                defaults.freezeAfterNanos(),
                defaults.memoryMegabytes(),
                defaults.nodes(),
                defaults.sandbox(),
                defaults.tls(),
                defaults.recording());
    }
}
