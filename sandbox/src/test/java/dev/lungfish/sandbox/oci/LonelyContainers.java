package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.NetworkAccess;
import dev.lungfish.sandbox.SandboxSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A platform with containers in a JVM of its own, to be killed.
final class LonelyContainers {

    private LonelyContainers() {}

    /// Starts one that prints its name and its guardian's process id once its containers run `sleep TAG`, one of them
    /// frozen.
    static Process start(Path data, String runtime, String tag) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LonelyContainers.class.getName(),
                        data.toString(),
                        runtime,
                        tag)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createDirectories(Path.of(arguments[0]));
        String tag = arguments[2];
        OciBackend backend = OciBackend.open(data, arguments[1]);
        for (int i = 0; i < 3; i++) {
            var started = new CountDownLatch(1);
            var sandbox =
                    backend.start(
                            new SandboxSpec(
                                            "s" + i,
                                            List.of(
                                                    "sh",
                                                    "-c",
                                                    "setsid env -i sleep "
                                                            + tag
                                                            + " & echo up; sleep "
                                                            + tag),
                                            Map.of("PATH", "/usr/bin:/bin"),
                                            data,
                                            64,
                                            16,
                                            line -> started.countDown())
                                    .in(backend.network(NetworkAccess.PLATFORM_ONLY)));
            started.await();
            if (i == 0) {
                sandbox.freeze();
            }
        }
        System.out.println(backend.platform() + " " + backend.guardianPid());
        Thread.sleep(Long.MAX_VALUE);
    }
}
