package dev.lungfish.server;

import dev.lungfish.server.api.ReplicaCounts;
import dev.lungfish.server.dispatch.Failure;
import dev.lungfish.server.dispatch.Hosted;
import org.jspecify.annotations.Nullable;

/// What people are told of a service's replicas.
final class ReplicaNotes {

    private ReplicaNotes() {}

    static ReplicaCounts counts(Hosted.Replicas replicas, Hosted hosted) {
        return new ReplicaCounts(
                replicas.wanted(),
                replicas.ready(),
                replicas.existing(),
                replicas.inService(),
                replicas.waiting(),
                note(replicas, hosted.lastFailure()));
    }

    private static String note(Hosted.Replicas replicas, @Nullable Failure failure) {
        if (replicas.obstacle() != null) {
            return replicas.obstacle();
        }
        if (replicas.failures() == 0) {
            return "";
        }
        String why = failure == null ? "" : " (" + failure.message() + ")";
        return replicas.rolling()
                ? "The new revision does not become ready%s; the one before it goes on serving."
                        .formatted(why)
                : "Replicas failed %d times in a row%s; they are started again after a while."
                        .formatted(replicas.failures(), why);
    }
}
