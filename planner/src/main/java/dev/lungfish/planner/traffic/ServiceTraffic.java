package dev.lungfish.planner.traffic;

import dev.lungfish.simulator.random.Distribution;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What was asked of one service, and what its source tells of a request. Null is what it does not tell.
///
/// @param counts requests in each step of the traffic
/// @param duration how long a request is worked on
/// @param megabytes the memory that one running copy uses
/// @param cpuNanos the processor time of a request in the mean
/// @param trigger what calls it, in the source's words: `http`, `timer`, `queue`
public record ServiceTraffic(
        String name,
        int[] counts,
        @Nullable Distribution duration,
        @Nullable Integer megabytes,
        @Nullable Long cpuNanos,
        @Nullable String trigger) {

    /// All its requests.
    public long requests() {
        return Arrays.stream(counts).asLongStream().sum();
    }
}
