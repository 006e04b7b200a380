package dev.lungfish.simulator.run;

import dev.lungfish.core.fleet.Environment;

/// What happens on virtual time.
sealed interface Event
        permits SimulatedService, Invocation, Event.Started, Event.Ended, Event.Outage {

    /// An environment can serve, if it has not been lost meanwhile.
    record Started(Environment<Invocation> environment, Life life) implements Event {}

    /// An environment's sandbox has ended.
    record Ended(Environment<Invocation> environment) implements Event {}

    /// Nodes are lost, or are there again.
    record Outage() implements Event {}
}
