package dev.lungfish.server.dispatch;

import dev.lungfish.server.logs.LogTail;
import org.jspecify.annotations.Nullable;

/// What is logged before an environment serves: the request that waited for its start shows it in its own tail, as on
/// AWS.
final class EarlyLines implements LogListener {

    private @Nullable LogTail lines = new LogTail();

    @Override
    public synchronized void logged(String line) {
        if (lines != null) {
            lines.add(line);
        }
    }

    /// The first request is about to be served; nothing is kept from now on.
    synchronized void tell(Request first) {
        if (lines != null && first.isCold()) {
            lines.lines().forEach(first::logged);
        }
        lines = null;
    }
}
