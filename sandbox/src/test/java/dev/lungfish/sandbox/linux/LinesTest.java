package dev.lungfish.sandbox.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private final List<String> seen = new ArrayList<>();
    private final Lines lines = new Lines(seen::add);

    private void write(String text) {
        lines.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLineMayComeInParts() {
        write("on");
        write("e\ntwo\n\nthr");
        write("ee");
        lines.end();
        lines.end();
        assertThat(seen).containsExactly("one", "two", "", "three");
    }

    @Test
    void noCharacterIsCutInTwo() {
        String line = "x" + "é€𝄞".repeat(60_000);
        write(line + "\n");
        assertThat(String.join("", seen)).isEqualTo(line);
        assertThat(seen).hasSizeGreaterThan(1);
        assertThat(seen)
                .allSatisfy(
                        piece ->
                                assertThat(piece.getBytes(StandardCharsets.UTF_8).length)
                                        .isLessThanOrEqualTo(Lines.LONGEST));
    }

    @Test
    void bytesThatAreNoTextDoNoHarm() {
        byte[] bytes = new byte[Lines.LONGEST + 10];
        java.util.Arrays.fill(bytes, (byte) 0x80);
        lines.write(ByteBuffer.wrap(bytes));
        lines.end();
        assertThat(seen.stream().mapToInt(String::length).sum()).isEqualTo(bytes.length);
    }
}
