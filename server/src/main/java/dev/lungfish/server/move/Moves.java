package dev.lungfish.server.move;

import dev.lungfish.core.placement.Preparation;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.catalog.Hosting;
import dev.lungfish.server.catalog.ReplicaSettings;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.dispatch.Failure;
import dev.lungfish.server.dispatch.Hosted;
import dev.lungfish.server.routing.Router;
import dev.lungfish.server.routing.ServiceRoute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves services between placements while they serve.
///
/// Before any request goes there the target is ready. Then the new placement is declared, which is on the disk before
/// the next request follows it: a crash at any moment leaves the old side or the new one declared, and the next start
/// serves from that. Then the old side helps out for a moment, and finishes what it has. A target that does not become
/// ready is given up, and the service has never left where it was.
public final class Moves implements AutoCloseable {

    /// Declares how a service is to run, durably, and routes its requests so.
    @FunctionalInterface
    public interface Declaring {
        void host(String service, Hosting hosting);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final Router router;
    private final Dispatcher dispatcher;
    private final Declaring declaring;
    private final InstantSource clock;
    private final Map<String, Move> moves = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    public Moves(Router router, Dispatcher dispatcher, Declaring declaring, InstantSource clock) {
        this.router = router;
        this.dispatcher = dispatcher;
        this.declaring = declaring;
        this.clock = clock;
    }

    /// The service's move, under way or ended; null if it has not been moved since the platform started.
    public @Nullable Move of(String service) {
        return moves.get(service);
    }

    /// Begins to move a service, or, where it is placed so already, to change how its replicas run.
    ///
    /// @throws MoveRefused if there is no such service, or a move of it is under way
    public synchronized Move begin(String service, Hosting target) throws MoveRefused {
        ServiceRoute route = router.routing().service(service);
        if (route == null) {
            moves.remove(service);
            throw MoveRefused.unknown(service);
        }
        Move before = moves.get(service);
        if (before != null && !before.state().hasEnded()) {
            throw MoveRefused.underWay(service, before);
        }
        Hosting current = route.service().hosting();
        Move move = Move.begin(current.placement(), target, clock.millis());
        moves.put(service, move);
        executor.execute(() -> run(service, route.hosted(), current, move));
        return move;
    }

    private void run(String service, Hosted hosted, Hosting current, Move move) {
        try {
            String obstacle =
                    move.from() == move.target().placement()
                            ? null
                            : prepare(hosted, move.target());
            if (obstacle == null) {
                swap(service, hosted, move);
            } else {
                giveUp(service, hosted, current, move, obstacle);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(service, hosted, current, move, "The platform is stopping.");
        } catch (RuntimeException e) {
            LOG.error("{} could not be moved", service, e);
            giveUp(service, hosted, current, move, "The platform failed: " + e.getMessage());
        }
    }

    /// Waits until the target is ready. Returns what stands against it, or null.
    private @Nullable String prepare(Hosted hosted, Hosting target) throws InterruptedException {
        ReplicaSettings replicas = target.replicas();
        Placement to = target.placement();
        dispatcher.configure(hosted, replicas);
        dispatcher.prepare(hosted, to);
        Duration limit = Duration.ofSeconds(replicas.startupSeconds()).plus(SLACK);
        await(limit, () -> dispatcher.preparation(hosted) != Preparation.STARTING);
        return switch (dispatcher.preparation(hosted)) {
            case READY -> null;
            case FAILED -> obstacle(hosted, "The environments for it did not start");
            case STARTING ->
                    obstacle(
                            hosted,
                            "It was not ready within %d seconds".formatted(limit.toSeconds()));
        };
    }

    private String obstacle(Hosted hosted, String what) {
        String noRoom = dispatcher.replicas(hosted).obstacle();
        if (noRoom != null) {
            return noRoom;
        }
        Failure failure = hosted.lastFailure();
        return failure == null
                ? what + ". Its log says more."
                : "%s: %s. Its log says more.".formatted(what, failure.message());
    }

    private void swap(String service, Hosted hosted, Move move) throws InterruptedException {
        declaring.host(service, move.target());
        Move swapped = move.swapped(clock.millis());
        moves.put(service, swapped);
        Duration limit = Duration.ofSeconds(move.target().replicas().drainSeconds()).plus(SLACK);
        await(limit, () -> dispatcher.isDrained(hosted));
        moves.put(service, swapped.done(clock.millis()));
    }

    private void giveUp(String service, Hosted hosted, Hosting current, Move move, String reason) {
        dispatcher.configure(hosted, current.replicas());
        dispatcher.cancelMove(hosted);
        moves.put(service, move.failed(reason, clock.millis()));
        LOG.warn(
                "{} stays a {}, for it could not be moved to {}: {}",
                service,
                move.from().wireName(),
                move.target().placement().wireName(),
                reason);
    }

    private static void await(Duration limit, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(POLL);
        }
    }

    /// Gives up what is under way. The service stays where it is declared to be.
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
