package dev.lungfish.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same models and seed give the same results.
class DeterminismTest {

    private static final long SEED = 9;

    @Test
    void aRunCanBeRepeated() throws Exception {
        assertThat(Digest.of(SEED)).isEqualTo(Digest.of(SEED)).isNotEqualTo(Digest.of(SEED + 1));
    }

    /// Identity hash codes are random numbers with 0 and the same for all objects with 2. Without its
    /// intrinsics a JVM may give other last digits of logarithms. The order of `Set.of` and `Map.of` differs between any two JVMs.
    @ParameterizedTest
    @ValueSource(strings = {"-XX:hashCode=0", "-XX:hashCode=2", "-XX:-UseLibmIntrinsic"})
    void anotherJvmGivesTheSameResults(String option) throws Exception {
        assertThat(
                        OtherJvm.says(
                                Digest.class,
                                SEED,
                                "-XX:+UnlockExperimentalVMOptions",
                                "-XX:+UnlockDiagnosticVMOptions",
                                option))
                .isEqualTo(Digest.of(SEED));
    }
}
