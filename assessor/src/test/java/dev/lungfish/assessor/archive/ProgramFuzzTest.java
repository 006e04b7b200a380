package dev.lungfish.assessor.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lungfish.assessor.adversary.Mutations;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Damages sound programs at random, always in the same way. `-Dfuzz.rounds=1000000` goes on for longer.
class ProgramFuzzTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 4_000);

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
    void soundProgramsAreReadToTheLastFile() {
        assertThat(ProgramFuzz.seeds())
                .allSatisfy(seed -> assertThat(ProgramFuzz.read(seed)).isPositive());
    }
}
