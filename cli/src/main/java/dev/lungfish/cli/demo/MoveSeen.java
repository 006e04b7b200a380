package dev.lungfish.cli.demo;

import dev.lungfish.cli.placement.MoveSentences;
import dev.lungfish.cli.placement.Mover;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.server.api.PlacementView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A move under load at one moment.
///
/// @param plan what is to happen
/// @param view what the platform says of it, null before it began
/// @param refusal why the platform did not move it, empty if it does
/// @param sent requests to the service since it began, until it was done
/// @param failed how many failed in that time
record MoveSeen(String plan, @Nullable PlacementView view, String refusal, long sent, long failed) {

    static MoveSeen planned(String service, PlacementChange change, Duration after) {
        String where = change.placement() == null ? "new settings" : change.placement().wireName();
        String plan =
                "After %s, %s will be moved to %s while its requests go on."
                        .formatted(Dashboard.time(after), service, where);
        return new MoveSeen(plan, null, "", 0, 0);
    }

    MoveSeen at(PlacementView now, long sentSince, long failedSince) {
        return new MoveSeen(plan, now, "", sentSince, failedSince);
    }

    MoveSeen refused(String sentence) {
        return new MoveSeen(plan, view, sentence, sent, failed);
    }

    boolean hasFailed() {
        return !refusal.isEmpty() || (view != null && Mover.hasFailed(view));
    }

    /// What happens, and what the callers notice.
    String sentence() {
        if (!refusal.isEmpty()) {
            return refusal;
        }
        if (view == null) {
            return plan;
        }
        if (Mover.hasFailed(view)) {
            return MoveSentences.failure(view);
        }
        if (!Mover.hasEnded(view)) {
            return "%s. %,d requests so far, %s."
                    .formatted(MoveSentences.progress(view), sent, failures());
        }
        return "%s %,d requests came meanwhile, and %s."
                .formatted(MoveSentences.done(view), sent, failures());
    }

    private String failures() {
        return failed == 0 ? "none failed" : "%,d failed".formatted(failed);
    }
}
