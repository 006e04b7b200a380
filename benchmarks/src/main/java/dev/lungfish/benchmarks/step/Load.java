package dev.lungfish.benchmarks.step;

import dev.lungfish.benchmarks.client.OpenLoop.Stage;
import java.util.List;

/// A rate, for half of the time tenfold.
///
/// @param rate requests a second before and after
/// @param warmSeconds of that rate before anything is measured
/// @param seconds that are measured
public record Load(int rate, int warmSeconds, int seconds) {

    private static final int STEP = 10;

    public Load {
        if (rate < 1 || warmSeconds < 1 || seconds < 4) {
            throw new IllegalArgumentException(
                    "a step needs a rate, a second to warm up and four that are measured");
        }
    }

    List<Stage> warmUp() {
        return List.of(new Stage(rate, warmSeconds));
    }

    /// A quarter, the tenfold half, and a quarter.
    List<Stage> step() {
        int quarter = seconds / 4;
        return List.of(
                new Stage(rate, quarter),
                new Stage(rate * STEP, seconds - 2 * quarter),
                new Stage(rate, quarter));
    }
}
