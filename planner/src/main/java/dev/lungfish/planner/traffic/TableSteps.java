package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import dev.lungfish.planner.traffic.TableEntries.Entry;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The steps of a traffic table, as its times tell them: the longest that all of them are whole steps apart.
///
/// @param extent from the first to the last
/// @param single whether each row is one request, whatever its time
/// @param times all times that rows have, ascending
/// @param usual how far most times are from the next, as far as most have this in common; otherwise the step
record TableSteps(Extent extent, boolean single, long[] times, long usual) {

    private static final long SECOND = Extent.SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long FINE = 48 * HOUR;
    private static final double MOST = 0.8;

    static TableSteps of(String name, List<Entry> entries) throws BadInput {
        long[] times = entries.stream().mapToLong(Entry::nanos).sorted().distinct().toArray();
        long common = common(times);
        boolean irregular = common <= SECOND || common % SECOND != 0;
        boolean single = irregular && entries.stream().allMatch(entry -> entry.requests() == 1);
        if (!single) {
            checkStep(name, common);
        }
        long first = times[0];
        long last = times[times.length - 1];
        if (single) {
            long step = last - first > FINE ? MINUTE : SECOND;
            return new TableSteps(Extent.over(first, last, step), true, times, step);
        }
        Extent extent = new Extent(first, common, (last - first) / common + 1);
        return new TableSteps(extent, false, times, usual(times, common));
    }

    /// The greatest common divisor of all distances; 0 where there is but one time.
    private static long common(long[] times) {
        long common = 0;
        for (long time : times) {
            long rest = time - times[0];
            while (rest != 0) {
                long next = common % rest;
                common = rest;
                rest = next;
            }
        }
        return common;
    }

    private static void checkStep(String name, long common) throws BadInput {
        if (common == 0) {
            throw new BadInput(
                    name
                            + ": all rows have the same time, so that for how long they count is not known. Add a row of the step before or after, with 0 requests.");
        }
        if (common < SECOND) {
            throw new BadInput(
                    "%s: times are fractions of a second apart. Write a row for each request, with requests 1, or counts for whole seconds."
                            .formatted(name));
        }
        if (common > HOUR) {
            throw new BadInput(
                    "%s: all times are %s apart, or several times that; counts for an hour or less are needed. If yours are, add a row with 0 requests next to another."
                            .formatted(name, readable(common)));
        }
    }

    private static String readable(long nanos) {
        return nanos % HOUR == 0 ? nanos / HOUR + " h" : nanos / SECOND + " s";
    }

    /// A minute or more where nearly all times are so far from the next, though the step is shorter than a minute.
    private static long usual(long[] times, long common) {
        Map<Long, Integer> distances = new HashMap<>();
        for (int i = 1; i < times.length; i++) {
            distances.merge(times[i] - times[i - 1], 1, Integer::sum);
        }
        return distances.entrySet().stream()
                .filter(entry -> entry.getValue() >= MOST * (times.length - 1))
                .mapToLong(Map.Entry::getKey)
                .filter(distance -> common < MINUTE && distance >= MINUTE)
                .findAny()
                .orElse(common);
    }

    /// Notes rows that count the same requests as others, and those between the usual steps.
    void checkRows(String name, TableEntries entries, Problems problems) {
        if (single) {
            return;
        }
        int services = entries.services().size();
        BitSet counted = new BitSet();
        Map<Integer, Integer> lines = new HashMap<>();
        long offset = usualOffset();
        for (Entry entry : entries.list()) {
            int count = index(entry, services);
            if (counted.get(count)) {
                if (lines.isEmpty()) {
                    entries.list()
                            .forEach(one -> lines.putIfAbsent(index(one, services), one.line()));
                }
                problems.add(name, entry.line(), overlapping(entry, lines.getOrDefault(count, 0)));
            }
            counted.set(count);
            if (Math.floorMod(entry.nanos(), usual) != offset) {
                problems.add(
                        name,
                        entry.line(),
                        "the time %s is not in step with the others, which are %s apart."
                                .formatted(Extent.instant(entry.nanos()), readable(usual)));
            }
        }
    }

    /// Among the counts of all steps, each with all services.
    private int index(Entry entry, int services) {
        long step = (entry.nanos() - extent.start()) / extent.stepNanos();
        return (int) (step * services + entry.service());
    }

    private static String overlapping(Entry entry, int before) {
        return "overlapping: line %d counts the same service at the same time, %s. Leave out one of them, or add them up."
                .formatted(before, Extent.instant(entry.nanos()));
    }

    /// Where in the usual distance most times are.
    private long usualOffset() {
        Map<Long, Integer> offsets = new HashMap<>();
        for (long time : times) {
            offsets.merge(Math.floorMod(time, usual), 1, Integer::sum);
        }
        return offsets.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0L);
    }

    /// The stretches in which no service has a row.
    List<Assumption> assumptions() {
        return single ? List.of() : TableSilence.in(times, extent.stepNanos());
    }
}
