package dev.lungfish.server.dispatch;

import dev.lungfish.core.fleet.Deployment;
import dev.lungfish.core.placement.Hosting;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.catalog.ReplicaSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One service under the rules, wherever it is placed.
public final class Hosted {

    private final Hosting<Request> rules;
    private volatile Target target;
    private volatile ReplicaSettings settings;
    private volatile Placement placement = Placement.FUNCTION;
    private final Deque<Workshop.Hold> code = new ArrayDeque<>();
    private volatile @Nullable Failure lastFailure;

    Hosted(Hosting<Request> rules, Target target, ReplicaSettings settings) {
        this.rules = rules;
        this.target = target;
        this.settings = settings;
    }

    Hosting<Request> rules() {
        return rules;
    }

    Target target() {
        return target;
    }

    void setTarget(Target latest) {
        target = latest;
    }

    Placement placement() {
        return placement;
    }

    void setPlacement(Placement changed) {
        placement = changed;
    }

    ReplicaSettings settings() {
        return settings;
    }

    void setSettings(ReplicaSettings changed) {
        settings = changed;
    }

    /// Keeps the code of what the replicas are to run; what they ran before is kept too, until nobody needs it.
    synchronized void keep(Workshop.Hold hold) {
        code.addLast(hold);
    }

    /// Only what was kept last is needed.
    synchronized void dropEarlierCode() {
        while (code.size() > 1) {
            code.removeFirst().close();
        }
    }

    synchronized void dropCode() {
        code.forEach(Workshop.Hold::close);
        code.clear();
    }

    /// What went wrong with the last of its environments that failed.
    public @Nullable Failure lastFailure() {
        return lastFailure;
    }

    void setLastFailure(@Nullable Failure failure) {
        lastFailure = failure;
    }

    /// A service's replicas at one moment.
    ///
    /// @param preparing where the service is being moved to, or null
    /// @param wanted how many there should be
    /// @param ready how many take requests
    /// @param existing how many hold a place on a node, those that start and stop included
    /// @param failures in a row, with none that stayed ready in between
    /// @param rolling whether some run an earlier revision that is to be replaced
    /// @param obstacle why one that is wanted has no place, or null
    public record Replicas(
            Placement placement,
            @Nullable Placement preparing,
            int wanted,
            int ready,
            int existing,
            int inService,
            int waiting,
            int failures,
            boolean rolling,
            @Nullable String obstacle) {

        static Replicas of(Hosting<Request> hosting) {
            Deployment<Request> deployment = hosting.deployment();
            return new Replicas(
                    hosting.placement(),
                    hosting.preparing(),
                    deployment.wanted(),
                    deployment.ready(),
                    deployment.existing().size(),
                    deployment.inService(),
                    deployment.waiting(),
                    deployment.failures(),
                    deployment.isRolling(),
                    deployment.obstacle());
        }
    }
}
