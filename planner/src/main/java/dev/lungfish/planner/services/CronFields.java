package dev.lungfish.planner.services;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Every minute at which a clock shows what five fields allow: a time that a clock skips is left out, one that it shows twice comes twice.
/// Where both the day of the month and the day of the week are narrowed, either will do.
///
/// @param weekday 0 is Sunday
record CronFields(
        CronField minute,
        CronField hour,
        CronField day,
        CronField month,
        CronField weekday,
        ZoneId zone)
        implements Cron {

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> WEEKDAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    static CronFields parse(String schedule, ZoneId zone) {
        String[] fields = schedule.strip().split("\\s+", -1);
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "schedule '%s' does not have five fields (minute, hour, day, month, weekday), like '0 3 * * *'."
                            .formatted(schedule));
        }
        return new CronFields(
                CronField.parse("minute", fields[0], 0, 59, List.of()),
                CronField.parse("hour", fields[1], 0, 23, List.of()),
                CronField.parse("day", fields[2], 1, 31, List.of()),
                CronField.parse("month", fields[3], 1, 12, MONTHS),
                CronField.parse("weekday", fields[4], 0, 7, WEEKDAYS),
                zone);
    }

    @Override
    public List<Instant> between(Instant from, Instant until) {
        List<Instant> times = new ArrayList<>();
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate date = from.atZone(zone).toLocalDate();
                !date.isAfter(last);
                date = date.plusDays(1)) {
            if (isOn(date)) {
                on(date, times);
            }
        }
        times.removeIf(time -> time.isBefore(from) || !time.isBefore(until));
        times.sort(null);
        return times;
    }

    private void on(LocalDate date, List<Instant> times) {
        for (int h = 0; h < 24; h++) {
            for (int m = 0; hour.has(h) && m < 60; m++) {
                if (minute.has(m)) {
                    LocalDateTime shown = date.atTime(LocalTime.of(h, m));
                    for (ZoneOffset offset : zone.getRules().getValidOffsets(shown)) {
                        times.add(shown.toInstant(offset));
                    }
                }
            }
        }
    }

    private boolean isOn(LocalDate date) {
        int ofWeek = date.getDayOfWeek().getValue();
        boolean dayFits = day.has(date.getDayOfMonth());
        boolean weekdayFits = weekday.has(ofWeek) || (ofWeek == 7 && weekday.has(0));
        boolean either = !day.any() && !weekday.any();
        return month.has(date.getMonthValue())
                && (either ? dayFits || weekdayFits : dayFits && weekdayFits);
    }
}
