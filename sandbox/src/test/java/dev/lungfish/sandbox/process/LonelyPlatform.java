package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.SandboxSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A platform in a JVM of its own, to be killed.
final class LonelyPlatform {

    private LonelyPlatform() {}

    /// Starts one that prints `ready` once its sandboxes run `sleep TAG`, one of them frozen.
    static Process start(Path data, Isolation isolation, String tag) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LonelyPlatform.class.getName(),
                        data.toString(),
                        isolation.name(),
                        tag)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        String tag = arguments[2];
        ProcessBackend backend = ProcessBackend.open(data, Isolation.valueOf(arguments[1]));
        for (int i = 0; i < 3; i++) {
            var started = new java.util.concurrent.CountDownLatch(1);
            var sandbox =
                    backend.start(
                            new SandboxSpec(
                                    "s" + i,
                                    List.of(
                                            "sh",
                                            "-c",
                                            "setsid sleep " + tag + " & echo up; sleep " + tag),
                                    Map.of("PATH", "/usr/bin:/bin"),
                                    data,
                                    64,
                                    16,
                                    line -> started.countDown()));
            started.await();
            if (i == 0) {
                sandbox.freeze();
            }
        }
        System.out.println("ready");
        Thread.sleep(Long.MAX_VALUE);
    }
}
