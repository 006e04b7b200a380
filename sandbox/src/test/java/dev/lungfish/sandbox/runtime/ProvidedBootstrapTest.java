package dev.lungfish.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.service.Contract;
import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Sandbox;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvidedBootstrapTest extends BootstrapContract {

    private Launch launch(Contract contract, String handler) {
        return runtimes.launch(
                new LaunchRequest("provided.al2023", contract, handler, Map.of(), code, 128));
    }

    @Test
    void thePackagesBootstrapIsStarted() throws Exception {
        write("bootstrap", "#!/bin/sh\necho \"$_HANDLER in $(pwd)\"; exit 4\n");
        assertThat(code.resolve("bootstrap").toFile().setExecutable(true)).isTrue();
        assertThat(ended(start("provided.al2023", "anything"))).isEqualTo(new Exit.Status(4));
        assertThat(lines).containsExactly("anything in " + code);
    }

    @Test
    void aPackageWithoutOneIsToldWhatItLacks() throws Exception {
        assertThat(launch(Contract.HANDLER, "x"))
                .isEqualTo(
                        new Launch.Missing(
                                "The package has no file bootstrap, which runtime provided.al2023 starts. Put it at the root of the package."));
        Files.writeString(code.resolve("bootstrap"), "");
        assertThat(launch(Contract.HANDLER, "x"))
                .isEqualTo(
                        new Launch.Missing(
                                "The package's bootstrap is not executable. Set its permission bit (chmod +x bootstrap) before packing."));
    }

    @Test
    void aWebProgramIsTheHandlerItself() throws Exception {
        write("bin/server", "#!/bin/sh\necho $PORT\n");
        assertThat(code.resolve("bin/server").toFile().setExecutable(true)).isTrue();
        ended(start("provided.al2023", "bin/server", Contract.WEB, Map.of("PORT", "1234")));
        assertThat(lines).containsExactly("1234");
    }

    /// A bootstrap that goes on only when all four copies run.
    private void writeMeeting(String then) throws Exception {
        write(
                "bootstrap",
                """
                #!/bin/sh
                trap 'echo "$LUNGFISH_COPY was asked to end"; exit 3' TERM
                : > "here-$LUNGFISH_COPY"
                while [ ! -e here-1 ] || [ ! -e here-2 ] || [ ! -e here-3 ] || [ ! -e here-4 ]; do
                    sleep 0.01
                done
                echo "$LUNGFISH_COPY met the others"
                """
                        + then
                        + "\nwhile :; do sleep 0.01; done\n");
        assertThat(code.resolve("bootstrap").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void forSeveralAtOnceAsManyCopiesRunAndAllAreAskedToEnd() throws Exception {
        writeMeeting("");
        Sandbox sandbox = startConcurrent("provided.al2023", "x", 256, 4);
        for (int copy = 1; copy <= 4; copy++) {
            awaitLine(copy + " met the others");
        }
        sandbox.terminate();
        assertThat(ended(sandbox)).isEqualTo(new Exit.Status(3));
        for (int copy = 1; copy <= 4; copy++) {
            awaitLine(copy + " was asked to end");
        }
    }

    @Test
    void aCopyThatEndsEndsAllAsItEnded() throws Exception {
        writeMeeting("[ \"$LUNGFISH_COPY\" != 3 ] || exit 7");
        assertThat(ended(startConcurrent("provided.al2023", "x", 256, 4)))
                .isEqualTo(new Exit.Status(7));
        assertThat(lines).noneMatch(line -> line.contains("asked"));
    }

    @Test
    void aWebProgramHasNoCopiesWhateverItTakesAtOnce() throws Exception {
        write("server", "");
        assertThat(code.resolve("server").toFile().setExecutable(true)).isTrue();
        LaunchRequest request =
                new LaunchRequest(
                        "provided.al2023", Contract.WEB, "server", Map.of(), code, 128, 8);
        assertThat(((Launch.Ready) runtimes.launch(request)).command())
                .containsExactly(code.resolve("server").toString());
    }
}
