package dev.lungfish.planner.fleet;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.profiles.Product;
import dev.lungfish.simulator.random.Scaled;
import dev.lungfish.simulator.run.ProgramTimes;
import java.util.ArrayList;
import java.util.List;

/// How services would run as functions that serve many requests at once on managed instances.
///
/// Their environments are replicas: as many as the load of their processors asks for, as a well-run container's are, and as
/// large as the product's smallest size that holds the service.
///
/// @param product that bills the instances
/// @param targetPercent of its processors that an environment is kept at
public record ManagedSizing(Product product, int targetPercent) {

    private static final int ONE_PROCESSOR = 1000;

    /// The fleet with managed instances as an option of all services that are no jobs.
    public Fleet of(Fleet fleet) {
        List<PlannedService> services = new ArrayList<>();
        for (PlannedService service : fleet.services()) {
            Size size = product.billed(new Size(ONE_PROCESSOR, service.work().megabytes()));
            boolean isOption = service.job() == null && product.holds(size);
            services.add(isOption ? service.with(shape(service, size)) : service);
        }
        return new Fleet(fleet.traffic(), services, fleet.everywhere(), fleet.assumptions())
                .assuming(assumption());
    }

    private ReplicaShape shape(PlannedService service, Size size) {
        Work work = service.work();
        double atOnce = size.cpuMillis() / (1000 * work.cpuShare());
        int most = product.limits().concurrency(size).orElse(Integer.MAX_VALUE);
        int slots = Math.clamp((long) atOnce, 1, most);
        double slowdown = work.slowdown(size.cpuMillis() / 1000.0);
        return new ReplicaShape(
                new Claim(size.cpuMillis(), size.megabytes()),
                slots,
                Math.max(1, (long) (Math.min(atOnce, slots) * 1000 * targetPercent / 100)),
                service.container().least(),
                service.container().most(),
                ProgramTimes.starting(
                        service.container().times().init(), new Scaled(work.duration(), slowdown)));
    }

    private Assumption assumption() {
        return new Assumption(
                "on " + product.title(),
                "as many environments as a well-run container has replicas, each of the smallest"
                        + " size that holds the"
                        + " service; %d %% of their processors used; instances at their price on demand, packed as nodes are"
                                .formatted(targetPercent),
                "no source; what the product refuses when traffic more than doubles within five"
                        + " minutes is not simulated",
                "--target");
    }
}
