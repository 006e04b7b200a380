package dev.lungfish.planner.fleet;

import dev.lungfish.planner.services.Workload;
import dev.lungfish.planner.traffic.ServiceTraffic;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Exponential;
import org.jspecify.annotations.Nullable;

/// What a request costs a service: as its traffic tells, then as its manifest does, then as is assumed.
final class WorkEstimate {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final String OWN = "no source; say what you know";

    private final Defaults defaults;
    private final Assumed assumed;

    WorkEstimate(Defaults defaults, Assumed assumed) {
        this.defaults = defaults;
        this.assumed = assumed;
    }

    Work of(ServiceTraffic traffic, @Nullable Workload workload) {
        Distribution known = traffic.duration();
        Distribution duration = known == null ? usual(workload) : known;
        return new Work(duration, cpuShare(traffic, duration), megabytes(traffic, workload));
    }

    private Distribution usual(@Nullable Workload workload) {
        if (workload != null && workload.runsToEnd()) {
            assumed.note(
                    "duration of a run of a job",
                    defaults.run().toSeconds() + " s",
                    OWN,
                    "--run-duration");
            return new Constant(defaults.run().toNanos());
        }
        assumed.note("duration of a request", defaults.durationMillis() + " ms", OWN, "--duration");
        return new Exponential(defaults.durationMillis() * NANOS_PER_MILLI);
    }

    private double cpuShare(ServiceTraffic traffic, Distribution duration) {
        Long cpuNanos = traffic.cpuNanos();
        if (cpuNanos != null && duration.mean() > 0) {
            return Math.max(0.001, cpuNanos / duration.mean());
        }
        assumed.note(
                "processor time of a request",
                "%.0f %% of its duration".formatted(100 * defaults.cpuShare()),
                OWN,
                "--cpu-share");
        return defaults.cpuShare();
    }

    private int megabytes(ServiceTraffic traffic, @Nullable Workload workload) {
        if (traffic.megabytes() != null) {
            return traffic.megabytes();
        }
        if (workload != null && workload.claim().megabytes() != null) {
            return workload.claim().megabytes();
        }
        assumed.note("memory of a running copy", defaults.megabytes() + " MB", OWN, "--memory");
        return defaults.megabytes();
    }
}
