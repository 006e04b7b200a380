package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.fleet.simulated.OtherJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same events give the same orders, whatever the JVM makes of hash codes and of the order of its own sets.
class DeterminismTest {

    private static final long SEED = 16;

    @Test
    void aRunCanBeRepeated() throws Exception {
        assertThat(Digest.of(SEED)).isEqualTo(Digest.of(SEED)).isNotEqualTo(Digest.of(SEED + 1));
    }

    /// Identity hash codes are random numbers with 0, and the same for all objects with 2.
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void anotherJvmGivesTheSameOrders(int hashCodes) throws Exception {
        assertThat(OtherJvm.says(Digest.class, SEED, hashCodes)).isEqualTo(Digest.of(SEED));
    }
}
