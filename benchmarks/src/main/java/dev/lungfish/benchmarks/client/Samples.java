package dev.lungfish.benchmarks.client;

import dev.lungfish.benchmarks.client.Sample.Ending;
import java.util.List;

/// Timed requests.
public record Samples(List<Sample> all) {

    public Samples {
        all = List.copyOf(all);
    }

    public long count(Ending ending) {
        return all.stream().filter(sample -> sample.ending() == ending).count();
    }

    /// How many were answered, but not within that time.
    public long slowerThan(double micros) {
        return all.stream()
                .filter(sample -> sample.ending() == Ending.ANSWERED)
                .filter(sample -> sample.nanos() / 1e3 > micros)
                .count();
    }

    public double p50Micros() {
        return percentileMicros(50);
    }

    public double p99Micros() {
        return percentileMicros(99);
    }

    /// The time within which so many of a hundred answers came; not a number where there are none.
    private double percentileMicros(int percent) {
        long[] nanos =
                all.stream()
                        .filter(sample -> sample.ending() == Ending.ANSWERED)
                        .mapToLong(Sample::nanos)
                        .sorted()
                        .toArray();
        int rank = Math.ceilDiv(nanos.length * percent, 100);
        return rank == 0 ? Double.NaN : nanos[rank - 1] / 1e3;
    }
}
