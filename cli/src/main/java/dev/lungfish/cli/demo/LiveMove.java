package dev.lungfish.cli.demo;

import dev.lungfish.cli.client.PlatformClient;
import dev.lungfish.cli.placement.Mover;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.server.api.PlacementView;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Moves a service in the middle of its traffic, and counts what its callers see of that.
final class LiveMove implements AutoCloseable {

    private final String service;
    private final PlacementChange change;
    private final Duration after;
    private final Mover mover;
    private final Tally tally;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile MoveSeen seen;
    private long sentBefore;
    private long failedBefore;

    /// @param after how long it stays where it is
    /// @param tally what its callers have seen
    LiveMove(
            PlatformClient platform,
            String service,
            PlacementChange change,
            Duration after,
            Tally tally) {
        this.service = service;
        this.change = change;
        this.after = after;
        this.mover = new Mover(platform);
        this.tally = tally;
        this.seen = MoveSeen.planned(service, change, after);
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            move();
        } finally {
            ended.countDown();
        }
    }

    private void move() {
        if (isClosedWithin(after)) {
            return;
        }
        sentBefore = tally.sentCount();
        failedBefore = tally.failedCount();
        try {
            mover.watch(mover.begin(service, change), this::isClosedWithin, this::see);
        } catch (Failure refused) {
            seen = seen.refused(String.valueOf(refused.getMessage()));
        }
    }

    private boolean isClosedWithin(Duration time) {
        return isOpenedWithin(closed, time);
    }

    private static boolean isOpenedWithin(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException alsoClosed) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void see(PlacementView view) {
        seen = seen.at(view, tally.sentCount() - sentBefore, tally.failedCount() - failedBefore);
    }

    /// Waits for its end, but no longer than `limit`.
    void finish(Duration limit) {
        isOpenedWithin(ended, limit);
    }

    /// How far it is.
    MoveSeen seen() {
        return seen;
    }

    /// Watches no more.
    @Override
    public void close() {
        closed.countDown();
    }
}
