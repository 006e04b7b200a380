package dev.lungfish.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {

    @Test
    void countsLettersToChange() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("same", "same")).isZero();
    }

    @Test
    void findsOnlyWhatIsNear() {
        List<String> known = List.of("handler", "memory", "timeout");
        assertThat(Nearest.to("mem0ry", known)).contains("memory");
        assertThat(Nearest.to("colour", known)).isEmpty();
    }
}
