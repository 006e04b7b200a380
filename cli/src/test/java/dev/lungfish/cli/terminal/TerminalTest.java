package dev.lungfish.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {

    @Test
    void coloursOnlyATerminalThatWantsIt() {
        assertThat(Terminal.of("out,err", Map.of("TERM", "xterm")))
                .isEqualTo(new Terminal(true, true, true));
        assertThat(Terminal.of("out", Map.of("NO_COLOR", "1")).colour()).isFalse();
        assertThat(Terminal.of("out", Map.of("TERM", "dumb")).colour()).isFalse();
        assertThat(Terminal.of(",err", Map.of())).isEqualTo(new Terminal(false, true, false));
        assertThat(Terminal.of(null, Map.of())).isEqualTo(new Terminal(false, false, false));
    }
}
