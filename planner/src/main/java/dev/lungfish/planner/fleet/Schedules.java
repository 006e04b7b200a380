package dev.lungfish.planner.fleet;

import dev.lungfish.planner.services.Cron;
import dev.lungfish.planner.services.Workload;
import dev.lungfish.planner.traffic.ServiceTraffic;
import dev.lungfish.planner.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Makes traffic of the schedules of jobs that no traffic names: one run at each of their times, on as many pods as run at
/// once.
final class Schedules {

    /// Runs that began before the traffic may still be under way.
    private static final Duration BEFORE = Duration.ofHours(1);

    private final Traffic traffic;
    private final Assumed assumed;

    Schedules(Traffic traffic, Assumed assumed) {
        this.traffic = traffic;
        this.assumed = assumed;
    }

    Job job(Workload workload) {
        LongStream times = workload.schedule() == null ? once() : scheduled(workload.schedule());
        int pods = Math.max(1, workload.replicas());
        return new Job(times.flatMap(at -> LongStream.generate(() -> at).limit(pods)).toArray());
    }

    private LongStream scheduled(String schedule) {
        assumed.note(
                "runs of CronJobs that no traffic names",
                "one at each time of their schedules",
                "their manifests; clocks are those of --zone where they name none",
                "--traffic");
        Instant start = traffic.start();
        List<Instant> times =
                Cron.parse(schedule, traffic.zone())
                        .between(start.minus(BEFORE), start.plusNanos(traffic.lengthNanos()));
        return times.stream().mapToLong(at -> Duration.between(start, at).toNanos());
    }

    private LongStream once() {
        assumed.note(
                "runs of Jobs that no traffic names",
                "one in all of the traffic's time",
                "nothing tells how often they are made",
                "--traffic");
        return LongStream.of(0);
    }

    /// The runs as the traffic's steps count them.
    ServiceTraffic traffic(String name, Job job) {
        int[] counts = new int[traffic.steps()];
        long[] nanos = job.nanos() == null ? new long[0] : job.nanos();
        Arrays.stream(nanos)
                .filter(at -> at >= 0)
                .forEach(at -> counts[(int) (at / traffic.stepNanos())]++);
        return new ServiceTraffic(name, counts, null, null, null, "timer");
    }
}
