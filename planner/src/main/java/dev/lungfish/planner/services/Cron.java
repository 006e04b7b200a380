package dev.lungfish.planner.services;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a CronJob runs: five fields as in [Kubernetes](https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax),
/// `@hourly` and its like, or `@every 90m`; `CRON_TZ=zone` before it says whose clock is meant.
public sealed interface Cron permits CronFields, Cron.Every {

    /// The times from one instant on, and before another, in their order.
    List<Instant> between(Instant from, Instant until);

    /// Reads a schedule.
    ///
    /// @param zone whose clock is meant where the schedule does not say
    /// @throws IllegalArgumentException with a sentence that says what is wrong
    static Cron parse(String schedule, ZoneId zone) {
        Matcher named = Parts.ZONED.matcher(schedule.strip());
        if (named.matches()) {
            return Parts.inZone(named.group(2), Parts.zone(named.group(1), schedule));
        }
        return Parts.inZone(schedule.strip(), zone);
    }

    /// Again and again after the same time.
    record Every(Duration interval) implements Cron {

        public Every {
            if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "@every needs a second or more, like @every 90m.");
            }
        }

        /// The first time is one interval after the start.
        @Override
        public List<Instant> between(Instant from, Instant until) {
            List<Instant> times = new ArrayList<>();
            for (Instant at = from.plus(interval); at.isBefore(until); at = at.plus(interval)) {
                times.add(at);
            }
            return times;
        }
    }

    /// The parts that schedules are made of.
    final class Parts {

        private static final Pattern ZONED = Pattern.compile("(?:CRON_)?TZ=(\\S+)\\s+(.*)");
        private static final Pattern EVERY = Pattern.compile("@every\\s+((?:\\d{1,6}[hms])+)");
        private static final Pattern PART = Pattern.compile("(\\d+)([hms])");
        private static final Map<String, String> NAMED =
                Map.of(
                        "@yearly", "0 0 1 1 *",
                        "@annually", "0 0 1 1 *",
                        "@monthly", "0 0 1 * *",
                        "@weekly", "0 0 * * 0",
                        "@daily", "0 0 * * *",
                        "@midnight", "0 0 * * *",
                        "@hourly", "0 * * * *");

        private Parts() {}

        private static ZoneId zone(String name, String schedule) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "schedule '%s' names the time zone %s, which is not known."
                                .formatted(schedule, name),
                        e);
            }
        }

        private static Cron inZone(String schedule, ZoneId zone) {
            Matcher every = EVERY.matcher(schedule);
            if (every.matches()) {
                return new Every(duration(every.group(1)));
            }
            String lower = schedule.toLowerCase(Locale.ROOT);
            return CronFields.parse(NAMED.getOrDefault(lower, schedule), zone);
        }

        private static Duration duration(String text) {
            return PART.matcher(text)
                    .results()
                    .map(
                            part ->
                                    Duration.parse(
                                            "PT"
                                                    + part.group(1)
                                                    + part.group(2).toUpperCase(Locale.ROOT)))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }
}
