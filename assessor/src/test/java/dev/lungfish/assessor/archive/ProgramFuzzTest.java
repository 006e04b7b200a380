package dev.lungfish.assessor.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lungfish.assessor.adversary.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads what no build tool makes. Every build damages sound programs at random, always in the same way, and reads what
/// Jazzer has ever found. `-Pfuzz` lets Jazzer search, guided by the code that its inputs reach.
class ProgramFuzzTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 4_000);

    /// Where Jazzer leaves the inputs that broke something.
    private static final Path FOUND =
            Path.of(
                    "src/test/resources/dev/lungfish/assessor/archive/ProgramFuzzTestInputs/anyBytes");

    @Test
    void damagedProgramsAreReadInPartOrRefused() {
        List<byte[]> seeds = ProgramFuzz.seeds().toList();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = new Mutations(round).damage(seeds.get(round % seeds.size()));
            int[] files = new int[1];
            assertThatCode(() -> files[0] = ProgramFuzz.read(damaged))
                    .as(() -> HexFormat.of().formatHex(damaged))
                    .doesNotThrowAnyException();
            refused += files[0] == 0 ? 1 : 0;
        }
        assertThat(refused).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    @Test
    void whatJazzerHasFoundIsReadInPartOrRefused() throws IOException {
        if (Files.isDirectory(FOUND)) {
            try (Stream<Path> files = Files.list(FOUND)) {
                for (Path file : files.sorted().toList()) {
                    byte[] input = Files.readAllBytes(file);
                    assertThatCode(() -> ProgramFuzz.read(input))
                            .as(file.toString())
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @MethodSource("dev.lungfish.assessor.archive.ProgramFuzz#seeds")
    @FuzzTest(maxDuration = "10m")
    void anyBytes(byte[] bytes) {
        ProgramFuzz.read(bytes);
    }

    @Test
    void soundProgramsAreReadToTheLastFile() {
        assertThat(ProgramFuzz.seeds())
                .allSatisfy(seed -> assertThat(ProgramFuzz.read(seed)).isPositive());
    }
}
