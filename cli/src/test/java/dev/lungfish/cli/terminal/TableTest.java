package dev.lungfish.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void setsWordsLeftAndFiguresRight() {
        Table table =
                new Table()
                        .words("NAME")
                        .figures("N")
                        .words("NOTE")
                        .row("orders", "7", "")
                        .row("façade", "12,345", "slow");
        assertThat(table.lines())
                .containsExactly(
                        "NAME         N  NOTE", //
                        "orders       7",
                        "façade  12,345  slow");
    }

    @Test
    void refusesRowsOfAnotherLength() {
        assertThatThrownBy(() -> new Table().words("NAME").row("a", "b"))
                .hasMessage("2 cells for 1 columns");
    }
}
