package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.PlatformOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class UpCommandTest {

    @Test
    void handsItsOptionsToThePlatform() {
        PlatformOptions options =
                asked(
                        "--listen=127.0.0.1:0",
                        "--data=/srv/lungfish",
                        "--keep-alive=5s",
                        "--freeze-after=7ms",
                        "--memory=2048",
                        "--record=/srv/recording",
                        "--profile=other");
        assertThat(options.listen().getPort()).isZero();
        assertThat(options.dataDirectory()).isEqualTo(Path.of("/srv/lungfish"));
        assertThat(options.keepAliveNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
        assertThat(options.freezeAfterNanos()).isEqualTo(Duration.ofMillis(7).toNanos());
        assertThat(options.memoryMegabytes()).isEqualTo(2048);
        assertThat(options.profile()).isEqualTo("other");
        assertThat(options.recording()).isEqualTo(Path.of("/srv/recording"));
    }

    @Test
    void startsWithThePlatformsDefaults() {
        PlatformOptions asked = asked("--data=/srv/lungfish");
        assertThat(asked).isEqualTo(PlatformOptions.defaults(Path.of("/srv/lungfish")));
    }

    @Test
    void needsKeysToListenToOthers() {
        Run run = Run.of("up", "--listen", "0.0.0.0:0");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("it needs a file of access keys");
    }

    @Test
    void saysWhyAPlatformDoesNotStart() {
        Run run =
                Run.of(
                        options -> {
                            throw new IOException("127.0.0.1:9700 is in use");
                        },
                        "up");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("lungfish: 127.0.0.1:9700 is in use\n");
    }

    /// The options that a start asks a platform for; the platform itself does not start.
    private static PlatformOptions asked(String... arguments) {
        AtomicReference<PlatformOptions> asked = new AtomicReference<>();
        String[] all = new String[arguments.length + 1];
        all[0] = "up";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Run.of(
                options -> {
                    asked.set(options);
                    throw new IOException("not here");
                },
                all);
        return asked.get();
    }
}
