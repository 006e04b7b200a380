package dev.lungfish.planner.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {

    /// A Wednesday.
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "* * * * *, 2025-01-01T00:00:00Z 2025-01-01T00:01:00Z 2025-01-01T00:02:00Z",
        "*/20 * * * *, 2025-01-01T00:00:00Z 2025-01-01T00:20:00Z 2025-01-01T00:40:00Z 2025-01-01T01:00:00Z",
        "7/25 * * * *, 2025-01-01T00:07:00Z 2025-01-01T00:32:00Z 2025-01-01T00:57:00Z 2025-01-01T01:07:00Z",
        "'5,10-12 3 * * *', 2025-01-01T03:05:00Z 2025-01-01T03:10:00Z 2025-01-01T03:11:00Z 2025-01-01T03:12:00Z 2025-01-02T03:05:00Z",
        "0 9-17/4 * * *, 2025-01-01T09:00:00Z 2025-01-01T13:00:00Z 2025-01-01T17:00:00Z 2025-01-02T09:00:00Z",
        "30 4 * * Mon-Tue, 2025-01-06T04:30:00Z 2025-01-07T04:30:00Z 2025-01-13T04:30:00Z",
        "0 0 * * 7, 2025-01-05T00:00:00Z 2025-01-12T00:00:00Z",
        "0 0 * * SUN, 2025-01-05T00:00:00Z 2025-01-12T00:00:00Z",
        "0 0 13 * 5, 2025-01-03T00:00:00Z 2025-01-10T00:00:00Z 2025-01-13T00:00:00Z 2025-01-17T00:00:00Z",
        "0 0 31 * ?, 2025-01-31T00:00:00Z 2025-03-31T00:00:00Z 2025-05-31T00:00:00Z",
        "'0 12 1 jan,jul *', 2025-01-01T12:00:00Z 2025-07-01T12:00:00Z 2026-01-01T12:00:00Z",
        "0 0 29 2 *, 2028-02-29T00:00:00Z 2032-02-29T00:00:00Z",
        "@hourly, 2025-01-01T00:00:00Z 2025-01-01T01:00:00Z",
        "@daily, 2025-01-01T00:00:00Z 2025-01-02T00:00:00Z",
        "@weekly, 2025-01-05T00:00:00Z 2025-01-12T00:00:00Z",
        "@Monthly, 2025-01-01T00:00:00Z 2025-02-01T00:00:00Z",
        "@yearly, 2025-01-01T00:00:00Z 2026-01-01T00:00:00Z",
        "@every 1h30m, 2025-01-01T01:30:00Z 2025-01-01T03:00:00Z",
        "CRON_TZ=Asia/Tokyo 0 6 * * *, 2025-01-01T21:00:00Z 2025-01-02T21:00:00Z"
    })
    void runsWhenItSays(String schedule, String first) {
        List<Instant> expected = Arrays.stream(first.split(" ")).map(Instant::parse).toList();
        Instant until = expected.getLast().plusSeconds(1);

        assertThat(Cron.parse(schedule, ZoneOffset.UTC).between(START, until))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void leavesOutTheTimeThatClocksSkip() {
        Cron cron = Cron.parse("30 2 * * *", ZoneId.of("Europe/Berlin"));

        assertThat(
                        cron.between(
                                Instant.parse("2025-03-29T00:00:00Z"),
                                Instant.parse("2025-03-31T12:00:00Z")))
                .containsExactly(
                        Instant.parse("2025-03-29T01:30:00Z"),
                        Instant.parse("2025-03-31T00:30:00Z"));
    }

    @Test
    void runsTwiceWhenClocksShowTheTimeTwice() {
        Cron cron = Cron.parse("0,30 2 * * *", ZoneId.of("Europe/Berlin"));

        assertThat(
                        cron.between(
                                Instant.parse("2025-10-26T00:00:00Z"),
                                Instant.parse("2025-10-27T00:00:00Z")))
                .containsExactly(
                        Instant.parse("2025-10-26T00:00:00Z"),
                        Instant.parse("2025-10-26T00:30:00Z"),
                        Instant.parse("2025-10-26T01:00:00Z"),
                        Instant.parse("2025-10-26T01:30:00Z"));
    }

    @Test
    void includesTheStartAndNotTheEnd() {
        Cron cron = Cron.parse("0 * * * *", ZoneOffset.UTC);

        assertThat(cron.between(START, START.plusSeconds(3600))).containsExactly(START);
        assertThat(cron.between(START, START)).isEmpty();
        assertThat(
                        Cron.parse("0 0 30 2 *", ZoneOffset.UTC)
                                .between(START, START.plusSeconds(100_000_000)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * foo *",
                "* * * * 8",
                "5-1 * * * *",
                "*/0 * * * *",
                "*-5 * * * *",
                "1, * * * *",
                "-1 * * * *",
                "@reboot",
                "@every 0s",
                "@every soon",
                "CRON_TZ=Mars/Base 0 * * * *"
            })
    void refusesAnythingElse(String schedule) {
        assertThatThrownBy(() -> Cron.parse(schedule, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }
}
