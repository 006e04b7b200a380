package dev.lungfish.server.dispatch;

import dev.lungfish.core.limits.Limit;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps no record but the number of failed starts.
final class SilentJournal implements Journal {

    final AtomicInteger failedStarts = new AtomicInteger();

    @Override
    public void delivered(Request request) {}

    @Override
    public void invoked(Invoked invoked) {}

    @Override
    public void refused(Request request, Limit limit) {}

    @Override
    public void startFailed(
            Target target, Failure failure, long initNanos, boolean retried, LogListener listener) {
        failedStarts.incrementAndGet();
    }

    @Override
    public void retired(Target target) {}

    @Override
    public void line(Target target, LogListener listener, String line) {
        listener.logged(line);
    }
}
