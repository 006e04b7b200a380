package dev.lungfish.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The formulas agree with printed tables.
class ErlangTest {

    private static final Offset<Double> DIGITS = Offset.offset(0.00005);

    @Test
    void oneServerBlocksTheShareThatItIsBusy() {
        assertThat(Erlang.blocked(1, 1)).isEqualTo(0.5);
        assertThat(Erlang.waiting(1, 0.8)).isEqualTo(0.8, DIGITS);
    }

    @Test
    void tablesSayTheSame() {
        assertThat(Erlang.blocked(10, 4.461)).isEqualTo(0.01, DIGITS);
        assertThat(Erlang.blocked(100, 84.06)).isEqualTo(0.01, DIGITS);
        assertThat(Erlang.waiting(5, 4)).isEqualTo(0.5541, DIGITS);
    }
}
