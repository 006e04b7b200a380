package dev.lungfish.core.fleet.simulated;

import dev.lungfish.core.fleet.Fleet;
import java.util.ArrayList;
import java.util.List;

/// What users and operators do to a simulation, drawn from its seed.
final class Traffic {

    private final Seeded seeded;
    private final Simulation simulation;
    private final World world;
    private final List<Request> recent = new ArrayList<>();
    private long requests;
    private long names;
    private boolean ended;

    Traffic(Seeded seeded, Simulation simulation) {
        this.seeded = seeded;
        this.simulation = simulation;
        this.world = simulation.world;
    }

    void begin() {
        for (int services = seeded.between(1, 4); services > 0; services--) {
            SeenService service = new SeenService(world.onDemand.service(world.nowNanos));
            world.services.add(service);
            for (int fleets = seeded.between(1, 2); fleets > 0; fleets--) {
                addFleet(service);
            }
        }
        act();
    }

    /// Ends it: none is provisioned any more, and nothing new comes.
    void end() {
        ended = true;
        for (SeenFleet fleet : List.copyOf(world.fleets)) {
            simulation.provision(fleet, 0);
        }
    }

    private void act() {
        if (ended) {
            return;
        }
        switch (seeded.between(0, 39)) {
            case 0 -> simulation.provision(current(), seeded.between(0, 4));
            case 1 -> reserve();
            case 2 -> replace();
            case 3, 4 -> breakOne();
            case 5, 6, 7 -> simulation.abandon(seeded.oneOf(recent.isEmpty() ? burst(1) : recent));
            default -> burst(seeded.oneIn(5) ? seeded.between(2, 12) : 1);
        }
        simulation.at(simulation.after(world.scenario.pauseNanos()), this::act);
    }

    private List<Request> burst(int size) {
        SeenFleet fleet = seeded.oneIn(50) ? seeded.oneOf(world.fleets) : current();
        List<Request> burst = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Request request = new Request(++requests, fleet);
            burst.add(request);
            simulation.admit(request);
        }
        recent.addAll(burst);
        if (recent.size() > 20) {
            recent.subList(0, recent.size() - 20).clear();
        }
        return burst;
    }

    private void reserve() {
        int others = 0;
        SeenService service = seeded.oneOf(world.services);
        for (SeenService other : world.services) {
            others += other == service || other.reserved == null ? 0 : other.reserved;
        }
        int most = Math.min(8, world.scenario.rules().accountConcurrency() - others);
        simulation.reserve(service, seeded.oneIn(2) ? null : seeded.between(0, most));
    }

    /// A new revision takes the place of another, whose fleet is forgotten once nothing of it is left.
    private void replace() {
        SeenFleet old = current();
        simulation.retire(old);
        addFleet(old.service);
        world.fleets.removeIf(Traffic::isForgotten);
        for (SeenService service : world.services) {
            service.fleets.removeIf(Traffic::isForgotten);
        }
    }

    private static boolean isForgotten(SeenFleet fleet) {
        return fleet.retired
                && fleet.environments.isEmpty()
                && fleet.waiting.isEmpty()
                && fleet.promised() == 0;
    }

    private void breakOne() {
        if (!world.environments.isEmpty()) {
            simulation.discard(seeded.oneOf(List.copyOf(world.environments.values())));
        }
    }

    private SeenFleet current() {
        return seeded.oneOf(world.fleets.stream().filter(fleet -> !fleet.retired).toList());
    }

    private void addFleet(SeenService service) {
        int megabytes = seeded.oneOf(List.of(128, 256, 500, 1024));
        int slots = seeded.between(1, 4);
        String name = "f" + ++names + "(" + megabytes + " MB, " + slots + " slots)";
        Fleet<Request> fleet = world.onDemand.fleet(name, service.limits, megabytes, slots);
        SeenFleet seen = new SeenFleet(service, fleet, megabytes, slots);
        service.fleets.add(seen);
        world.fleets.add(seen);
    }
}
