package dev.lungfish.core.placement.simulated;

import dev.lungfish.core.fleet.simulated.Seeded;
import dev.lungfish.core.placement.Preparation;
import dev.lungfish.core.service.Placement;
import java.util.List;
import java.util.function.Consumer;

/// What users and operators do to a simulation, drawn from its seed.
final class Traffic {

    private static final int MOST_SERVICES = 4;

    private final Seeded seeded;
    private final Simulation simulation;
    private final World world;
    private long calls;
    private long names;
    private boolean ended;

    Traffic(Seeded seeded, Simulation simulation) {
        this.seeded = seeded;
        this.simulation = simulation;
        this.world = simulation.world;
    }

    void begin() {
        for (int services = seeded.between(1, MOST_SERVICES); services > 0; services--) {
            simulation.service("s" + services, revision(true), world.setting.replicas(seeded));
        }
        act();
    }

    /// Ends it: nothing new comes, nothing is about to move, and every service runs what starts.
    void end() {
        ended = true;
        simulation.makePeace();
        for (SeenHosting service : world.services) {
            simulation.cancel(service);
            simulation.revise(service, revision(true));
        }
    }

    private void act() {
        if (ended) {
            return;
        }
        SeenHosting service = seeded.oneOf(world.services);
        switch (seeded.between(0, 59)) {
            case 0, 1 -> simulation.revise(service, revision(!seeded.oneIn(3)));
            case 2 -> simulation.revise(service, seeded.oneOf(service.revisions));
            case 3, 4 -> simulation.configure(service, world.setting.replicas(seeded));
            case 5, 6, 7, 8 -> simulation.prepare(service, seeded.oneOf(placements()));
            case 9, 10, 11, 12, 13, 14, 15, 16 -> move(service);
            case 17 -> simulation.place(service, seeded.oneOf(placements()));
            case 18 -> simulation.cancel(service);
            case 19, 20 -> breakOne();
            case 21, 22, 23 -> ofReplica(simulation::flap);
            case 24 -> ofReplica(simulation::wearOut);
            case 25, 26 -> abandonOne(service);
            default -> burst(service, seeded.oneIn(5) ? seeded.between(2, 12) : 1);
        }
        simulation.at(simulation.after(world.setting.pauseNanos()), this::act);
    }

    /// Goes on with a move that is prepared, or gives one up that cannot be.
    private void move(SeenHosting service) {
        Placement to = service.hosting.preparing();
        if (to == null) {
            return;
        }
        switch (world.placements.preparation(service.hosting)) {
            case Preparation.READY -> simulation.place(service, to);
            case Preparation.FAILED -> simulation.cancel(service);
            case Preparation.STARTING -> {}
        }
    }

    private void burst(SeenHosting service, int size) {
        for (int i = 0; i < size; i++) {
            simulation.admit(new Call(++calls, service, world.nowNanos));
        }
    }

    private void abandonOne(SeenHosting service) {
        if (!service.inFlight.isEmpty()) {
            simulation.abandon(seeded.oneOf(service.inFlight));
        }
    }

    private void breakOne() {
        if (!world.copies.isEmpty() && !world.setting.calm()) {
            simulation.discard(seeded.oneOf(world.copies()));
        }
    }

    private void ofReplica(Consumer<Copy> action) {
        List<Copy> replicas = world.copies().stream().filter(Copy::isReplica).toList();
        if (!replicas.isEmpty()) {
            action.accept(seeded.oneOf(replicas));
        }
    }

    private Revision revision(boolean starts) {
        return new Revision("v" + ++names, starts || world.setting.calm());
    }

    private static List<Placement> placements() {
        return List.of(Placement.FUNCTION, Placement.CONTAINER, Placement.SPLIT);
    }
}
