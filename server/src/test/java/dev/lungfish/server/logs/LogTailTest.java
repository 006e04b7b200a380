package dev.lungfish.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LogTailTest {

    @Test
    void holdsAllOfAShortLog() {
        LogTail tail = new LogTail();
        tail.add("START");
        tail.add("größer");

        assertThat(Base64.getDecoder().decode(tail.base64()))
                .isEqualTo("START\ngrößer\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(new LogTail().base64()).isEmpty();
    }

    @Test
    void endsAsTheWholeLogEnds() {
        Random random = new Random(2);
        for (int round = 0; round < 300; round++) {
            LogTail tail = new LogTail();
            StringBuilder whole = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                int length = random.nextInt(random.nextInt(10) == 0 ? 9_000 : 200);
                String line = (random.nextBoolean() ? "x" : "ü😀").repeat(length);
                tail.add(line);
                whole.append(line).append('\n');
            }
            byte[] all = whole.toString().getBytes(StandardCharsets.UTF_8);

            assertThat(tail.bytes())
                    .isEqualTo(
                            Arrays.copyOfRange(
                                    all, Math.max(0, all.length - LogTail.BYTES), all.length));
        }
    }
}
