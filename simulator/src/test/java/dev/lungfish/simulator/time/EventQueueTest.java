package dev.lungfish.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lungfish.simulator.random.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private static final int SEEDS = 20;
    private static final int STEPS = 2000;

    /// Few, so that many events are due at the same time.
    private static final int TIMES = 100;

    private record Due(long nanos, int event) {}

    private final EventQueue<Integer> queue = new EventQueue<>();
    private final List<Due> sorted = new ArrayList<>();
    private int events;

    @Test
    void eventsComeInTheOrderOfTimeAndEntry() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Stream stream = new Stream(seed);
            for (int step = 0; step < STEPS; step++) {
                step(stream.nextBelow(5), stream.nextBelow(TIMES));
                assertThat(queue.nextNanos()).isEqualTo(firstNanos());
            }
            while (!sorted.isEmpty()) {
                assertThat(queue.remove()).isEqualTo(sorted.removeFirst().event());
            }
            assertThat(queue.nextNanos()).isEqualTo(EventQueue.NEVER);
        }
    }

    private void step(long kind, long nanos) {
        if (kind < 3 || sorted.isEmpty()) {
            queue.add(nanos, enter(nanos));
        } else if (kind == 3) {
            assertThat(queue.remove()).isEqualTo(sorted.removeFirst().event());
        } else {
            assertThat(queue.first()).isEqualTo(sorted.removeFirst().event());
            queue.replaceFirst(nanos, enter(nanos));
        }
    }

    /// Sorting keeps the order of those that are equal.
    private int enter(long nanos) {
        sorted.add(new Due(nanos, events));
        sorted.sort(Comparator.comparingLong(Due::nanos));
        return events++;
    }

    private long firstNanos() {
        return sorted.isEmpty() ? EventQueue.NEVER : sorted.getFirst().nanos();
    }

    @Test
    void everyEventIsShown() {
        for (int i = 0; i < TIMES; i++) {
            queue.add(TIMES - i, i);
        }
        queue.remove();
        List<Integer> seen = new ArrayList<>();
        queue.forEach(seen::add);
        assertThat(seen).hasSize(TIMES - 1).doesNotHaveDuplicates().doesNotContain(TIMES - 1);
    }

    @Test
    void nothingComesOutOfAnEmptyOne() {
        assertThatIllegalStateException().isThrownBy(queue::remove);
        assertThatIllegalStateException().isThrownBy(queue::first);
        assertThatIllegalStateException().isThrownBy(() -> queue.replaceFirst(1, 1));
    }
}
