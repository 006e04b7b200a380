package dev.lungfish.server.dispatch;

import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.catalog.ReplicaSettings;
import dev.lungfish.server.catalog.Revision;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A revision that requests can be sent to, and its fleet.
public final class Target {

    private final Revision revision;
    private final String functionArn;
    private final Fleet<Request> fleet;
    private volatile @Nullable Hosted hosted;

    Target(Revision revision, String functionArn, Function<Target, Fleet<Request>> newFleet) {
        this.revision = revision;
        this.functionArn = functionArn;
        this.fleet = newFleet.apply(this);
    }

    public Revision revision() {
        return revision;
    }

    /// The unqualified ARN of its service.
    public String functionArn() {
        return functionArn;
    }

    Fleet<Request> fleet() {
        return fleet;
    }

    /// The service whose placement its requests follow; null where they are always served on demand.
    @Nullable Hosted hosted() {
        return hosted;
    }

    /// Whether replicas alone serve its requests.
    public boolean isAlwaysOn() {
        Hosted service = hosted;
        return service != null && service.placement() == Placement.CONTAINER;
    }

    /// How replicas of it are to run.
    ReplicaSettings replicas() {
        Hosted service = hosted;
        return service == null ? ReplicaSettings.DEFAULT : service.settings();
    }

    void setHosted(Hosted service) {
        hosted = service;
    }

    @Override
    public String toString() {
        return revision.service() + ":" + revision.version();
    }
}
