package dev.lungfish.cli.placement;

import dev.lungfish.cli.client.PlatformClient;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.server.api.PlacementView;
import dev.lungfish.server.api.PlacementView.MoveView;
import java.time.Duration;
import java.util.function.Consumer;

/// Moves services from one placement to another, and watches how that goes.
public final class Mover {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final PlatformClient platform;

    /// How long someone is willing to wait.
    @FunctionalInterface
    public interface Patience {

        /// Waits so long; tells whether the wait is to end before the move does.
        boolean endsWithin(Duration time);
    }

    public Mover(PlatformClient platform) {
        this.platform = platform;
    }

    /// Begins a move, which goes on by itself.
    public PlacementView begin(String service, PlacementChange change) {
        try {
            return platform.place(service, change.body());
        } catch (Failure refused) {
            throw new Failure(
                    PlacementChange.inOptions(String.valueOf(refused.getMessage())), refused);
        }
    }

    /// Watches a move until it has ended, or until patience has; the last view tells which.
    ///
    /// @param watcher sees how far it is, often
    public PlacementView watch(
            PlacementView begun, Patience patience, Consumer<PlacementView> watcher) {
        long started = move(begun).startedMillis();
        PlacementView view = begun;
        watcher.accept(view);
        while (!hasEnded(view) && !patience.endsWithin(POLL_INTERVAL)) {
            view = platform.placement(begun.service());
            if (move(view).startedMillis() != started) {
                throw lost(begun.service());
            }
            watcher.accept(view);
        }
        return view;
    }

    /// Moves a service and waits until that is done.
    ///
    /// @throws Failure if it could not be moved
    public PlacementView move(
            String service, PlacementChange change, Consumer<PlacementView> watcher) {
        PlacementView last = watch(begin(service, change), Mover::sleep, watcher);
        if (!hasEnded(last)) {
            throw new Failure(MoveSentences.goesOn(last));
        }
        if (hasFailed(last)) {
            throw new Failure(MoveSentences.failure(last));
        }
        return last;
    }

    public static boolean hasEnded(PlacementView view) {
        return move(view).state().equals("done") || hasFailed(view);
    }

    public static boolean hasFailed(PlacementView view) {
        return move(view).state().equals("failed");
    }

    static MoveView move(PlacementView view) {
        if (view.move() == null) {
            throw lost(view.service());
        }
        return view.move();
    }

    private static Failure lost(String service) {
        return new Failure(
                "The platform no longer knows this move of %s: see with 'lungfish list' where it runs."
                        .formatted(service));
    }

    private static boolean sleep(Duration time) {
        try {
            Thread.sleep(time);
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
