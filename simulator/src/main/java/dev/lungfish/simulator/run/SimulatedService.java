package dev.lungfish.simulator.run;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.limits.ServiceLimits;
import dev.lungfish.core.placement.Hosting;
import dev.lungfish.simulator.arrivals.Arrivals;
import dev.lungfish.simulator.random.Stream;
import org.jspecify.annotations.Nullable;

/// A service in a simulation. As an event, it is the arrival of its next request.
final class SimulatedService implements Event {

    final ServiceModel model;
    final Fleet<Invocation> fleet;
    final Arrivals arrivals;
    final Meter meter;
    final Stream durations;
    final Stream starts;
    @Nullable Hosting<Invocation> hosting;

    SimulatedService(ServiceModel model, Rules rules, Meter meter, Stream stream, long nowNanos) {
        this.model = model;
        this.arrivals = model.arrivals().get();
        this.meter = meter;
        Stream own = stream.fork(model.name());
        this.durations = own.fork("durations");
        this.starts = own.fork("starts");
        ServiceLimits limits = rules.onDemand().service(nowNanos);
        this.fleet = rules.onDemand().fleet(this, limits, model.megabytes(), model.slots());
    }

    ProgramTimes times(Environment<Invocation> environment) {
        return environment instanceof OnDemandEnvironment<Invocation>
                ? model.function()
                : model.container();
    }
}
