package dev.lungfish.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lungfish.core.pricing.PerTask;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.TaskSizes;
import dev.lungfish.core.service.Architecture;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// A platform that bills each task by itself.
///
/// @param stepMillis a task's life is rounded up to a multiple of it
/// @param leastMillis a task is billed for so long at least
public record TaskRates(Fact stepMillis, Fact leastMillis, ByArchitecture prices, Sizes sizes) {

    /// The prices on each architecture.
    public record ByArchitecture(@JsonProperty("x86_64") ResourceRates x86, ResourceRates arm64) {}

    /// The sizes that tasks come in, and how one knows.
    public record Sizes(List<TaskSizes.Range> ranges, String source, LocalDate read) {

        public Sizes {
            ranges = new TaskSizes(ranges).ranges();
            Fact.requireSource(source);
        }
    }

    public TaskRates {
        rule(stepMillis, leastMillis);
    }

    PerTask offer() {
        return new PerTask(
                Map.of(
                        Architecture.X86_64, prices.x86().prices(),
                        Architecture.ARM64, prices.arm64().prices()),
                new TaskSizes(sizes.ranges()),
                rule(stepMillis, leastMillis));
    }

    private static ReplicaRule rule(Fact step, Fact least) {
        return new ReplicaRule(step.value(), least.value());
    }
}
