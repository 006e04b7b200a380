package dev.lungfish.core.fleet.simulated;

import dev.lungfish.core.fleet.Fleet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// A fleet as its driver knows it.
final class SeenFleet {

    final SeenService service;
    final Fleet<Request> fleet;
    final int megabytes;
    final int slots;

    /// Those whose start was ordered and that are not gone, in the order of their starts.
    final List<SeenEnvironment> environments = new ArrayList<>();

    final ArrayDeque<Request> waiting = new ArrayDeque<>();
    int provisionedWanted;
    boolean retired;

    SeenFleet(SeenService service, Fleet<Request> fleet, int megabytes, int slots) {
        this.service = service;
        this.fleet = fleet;
        this.megabytes = megabytes;
        this.slots = slots;
    }

    /// Requests that count against the service's concurrency.
    int counted() {
        int counted = waiting.size();
        for (SeenEnvironment environment : environments) {
            counted += environment.provisioned ? 0 : environment.serving.size();
        }
        return counted;
    }

    int starting() {
        return count(SeenEnvironment.State.STARTING);
    }

    int count(SeenEnvironment.State state) {
        int count = 0;
        for (SeenEnvironment environment : environments) {
            count += environment.state == state ? 1 : 0;
        }
        return count;
    }

    /// Provisioned environments that start or are ready.
    int provisioned() {
        int count = 0;
        for (SeenEnvironment environment : environments) {
            boolean lives = environment.state != SeenEnvironment.State.STOPPING;
            count += environment.provisioned && lives ? 1 : 0;
        }
        return count;
    }

    /// Environments that will start once memory is free.
    int promised() {
        return fleet.starting() - starting();
    }

    /// Requests for which no start has been ordered.
    boolean wantsOnDemand() {
        long covered = 0;
        for (SeenEnvironment environment : environments) {
            boolean covers =
                    environment.state == SeenEnvironment.State.STARTING && !environment.provisioned;
            covered += covers ? slots : 0;
        }
        return waiting.size() > covered;
    }

    @Override
    public String toString() {
        return fleet.owner().toString();
    }
}
