package dev.lungfish.planner.traffic;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The requests of one service: minutes in which there were any, each with its seconds, or as a whole.
final class ObservedService {

    private static final int SECONDS = 60;

    private final Map<Long, int[]> minutes = new HashMap<>();
    private final DurationSample durations = new DurationSample();
    private boolean fine;
    private int megabytes;

    ObservedService(boolean fine) {
        this.fine = fine;
    }

    void count(long second) {
        int[] minute =
                minutes.computeIfAbsent(
                        Math.floorDiv(second, (long) SECONDS),
                        absent -> new int[fine ? SECONDS : 1]);
        minute[fine ? Math.floorMod(second, SECONDS) : 0]++;
    }

    void duration(long nanos) {
        durations.add(nanos);
    }

    void memory(int used) {
        megabytes = Math.max(megabytes, used);
    }

    /// Forgets the seconds.
    void coarsen() {
        if (fine) {
            fine = false;
            minutes.replaceAll((minute, counts) -> new int[] {sum(counts)});
        }
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    ServiceTraffic traffic(String name, Extent extent) {
        int[] counts = new int[(int) extent.steps()];
        long start = extent.start() / Extent.SECOND;
        int stepSeconds = (int) (extent.stepNanos() / Extent.SECOND);
        minutes.forEach(
                (minute, seconds) -> {
                    for (int i = 0; i < seconds.length; i++) {
                        if (seconds[i] > 0) {
                            counts[(int) ((minute * SECONDS + i - start) / stepSeconds)] +=
                                    seconds[i];
                        }
                    }
                });
        return new ServiceTraffic(name, counts, durations.distribution(), used(), null, null);
    }

    private @Nullable Integer used() {
        return megabytes == 0 ? null : megabytes;
    }
}
