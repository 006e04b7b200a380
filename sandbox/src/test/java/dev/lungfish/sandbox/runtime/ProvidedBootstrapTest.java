package dev.lungfish.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.service.Contract;
import dev.lungfish.sandbox.Exit;
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
}
