package dev.lungfish.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReplayTest {

    private static final Trace TRACE = new Trace(List.of("a", "b"), 0, List.of(List.of(5, 3)));
    private static final Duration NO_TIME = Duration.ZERO;

    @Test
    void sendsEveryMinutesRequests() {
        try (Replay replay = replay(random -> {}, random -> {})) {
            replay.start();
            await().until(() -> replay.tally(0).answeredCount() >= 10);
            replay.finish(Duration.ofSeconds(60));
            assertThat(replay.tally(0).openCount()).isZero();
            assertThat(replay.tally(0).failedCount()).isZero();
            assertThat(replay.tally(1).sentCount()).isBetween(3L, replay.tally(0).sentCount());
            assertThat(replay.tally(0).recent(0)).endsWith(5);
        }
    }

    @Test
    void countsFailuresAndKeepsTheFirstReason() {
        Caller failing =
                random -> {
                    throw new IOException("status 500");
                };
        try (Replay replay = replay(failing, random -> {})) {
            replay.start();
            await().until(() -> replay.tally(0).failedCount() >= 5);
            assertThat(replay.tally(0).answeredCount()).isZero();
            assertThat(replay.tally(0).firstFailure()).isEqualTo("status 500");
        }
    }

    @Test
    void doesNotWaitForAnswers() {
        CountDownLatch answer = new CountDownLatch(1);
        Caller slow =
                random -> {
                    try {
                        answer.await();
                    } catch (InterruptedException stopped) {
                        throw new IOException(stopped);
                    }
                };
        try (Replay replay = replay(slow, random -> {})) {
            replay.start();
            await().until(() -> replay.tally(0).sentCount() >= 10);
            replay.finish(NO_TIME);
            assertThat(replay.tally(0).openCount()).isGreaterThanOrEqualTo(10);
            assertThat(replay.elapsed()).isEqualTo(replay.elapsed());
            answer.countDown();
            await().until(() -> replay.tally(0).openCount() == 0);
        }
    }

    @Test
    void endsByItselfAfterItsLength() {
        Duration twoMinutesOfTheTrace = Duration.ofMillis(120);
        try (Replay replay = replay(twoMinutesOfTheTrace, random -> {}, random -> {})) {
            replay.start();
            await().until(replay::hasEnded);
            assertThat(replay.elapsed()).isGreaterThanOrEqualTo(twoMinutesOfTheTrace);
            assertThat(replay.tally(0).sentCount()).isEqualTo(10);
            assertThat(replay.tally(1).sentCount()).isEqualTo(6);
        }
    }

    @Test
    void needsACallerForEveryService() {
        assertThatThrownBy(
                        () ->
                                new Replay(
                                        new Arrivals(TRACE, 1), 1, null, Map.of("a", random -> {})))
                .hasMessage("no one calls b");
    }

    private static Replay replay(@Nullable Duration length, Caller a, Caller b) {
        return new Replay(new Arrivals(TRACE, 1), 1_000, length, Map.of("a", a, "b", b));
    }

    private static Replay replay(Caller a, Caller b) {
        return replay(null, a, b);
    }
}
