package dev.lungfish.core.fleet;

import dev.lungfish.core.capacity.Claim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The replicas of one service, and the requests that wait for one.
public final class Deployment<R> {

    private final String name;
    private DeploymentRules rules;
    final Queue<R> queue = new Queue<>();

    /// All that hold a place on a node.
    final List<Replica<R>> existing = new ArrayList<>();

    /// Those that requests are sent to.
    final List<Replica<R>> ready = new ArrayList<>();

    @Nullable Generation current;

    /// What ran before, until a replica of the current generation has been ready.
    @Nullable Generation proven;

    int wanted;
    int inService;

    /// Of those that requests are sent to.
    int freeSlots;

    boolean removed;
    @Nullable String obstacle;

    /// The least memory for which a replica waits, since on-demand environments use it; 0 for none.
    int lacksMegabytes;

    Deployment(String name, DeploymentRules rules) {
        this.name = name;
        this.rules = rules;
    }

    public DeploymentRules rules() {
        return rules;
    }

    /// Changes the settings, from the next event on.
    public void setRules(DeploymentRules changed) {
        rules = changed;
    }

    /// How many replicas there should be.
    public int wanted() {
        return wanted;
    }

    /// How many take requests.
    public int ready() {
        return ready.size();
    }

    /// How many have been started and are not ready yet.
    public int starting() {
        return (int)
                existing.stream()
                        .filter(replica -> replica.state == Replica.State.STARTING)
                        .count();
    }

    /// How many that run what is current take requests.
    public int currentReady() {
        return (int) ready.stream().filter(replica -> replica.generation == current).count();
    }

    /// All replicas that hold a place on a node, those that drain and stop included.
    public List<Replica<R>> existing() {
        return List.copyOf(existing);
    }

    /// Those that take requests.
    public List<Replica<R>> readyReplicas() {
        return List.copyOf(ready);
    }

    /// Requests that replicas are serving.
    public int inService() {
        return inService;
    }

    /// Whether a replica could serve another request now.
    public boolean hasFreeSlot() {
        return freeSlots > 0;
    }

    /// Requests that wait for a slot.
    public int waiting() {
        return queue.size();
    }

    /// Failures in a row of replicas that run what is current, with none that stayed ready in between.
    public int failures() {
        return current == null ? 0 : current.failures();
    }

    /// Whether replicas of an earlier revision still have to be replaced.
    public boolean isRolling() {
        return existing.stream()
                .anyMatch(replica -> replica.isWanted() && replica.generation != current);
    }

    /// What the deployment ran before and goes back to where it has to, as its driver knows it: its code is still needed.
    public @Nullable Object provenOwner() {
        return proven == null ? null : proven.owner;
    }

    /// Why a replica that is wanted has no place, as a sentence; or null.
    public @Nullable String obstacle() {
        return obstacle;
    }

    /// How many of those that hold a place are wanted no more, and give it up soon.
    public int leaving() {
        return existing.size() - wantedReplicas();
    }

    void lack(int megabytes) {
        lacksMegabytes = lacksMegabytes == 0 ? megabytes : Math.min(lacksMegabytes, megabytes);
    }

    /// Requests are sent to the replica from now on.
    void join(Replica<R> replica) {
        replica.state = Replica.State.READY;
        ready.add(replica);
        freeSlots += replica.slots() - replica.inUse;
    }

    /// No requests are sent to the replica from now on.
    void leave(Replica<R> replica, Replica.State state) {
        if (replica.isReady()) {
            ready.remove(replica);
            freeSlots -= replica.slots() - replica.inUse;
        }
        replica.state = state;
    }

    /// A request takes a slot.
    void enter(Replica<R> replica) {
        replica.inUse++;
        inService++;
        freeSlots--;
    }

    /// A request leaves its slot.
    void exit(Replica<R> replica) {
        replica.inUse--;
        inService--;
        freeSlots += replica.isReady() ? 1 : 0;
    }

    /// How many have to be ready before a rolling update takes one away.
    int leastReady() {
        return Math.max(0, wanted - rules.unavailable());
    }

    /// How many may be started in all.
    int most() {
        return wanted + (proven != null || isRolling() ? rules.surge() : 0);
    }

    /// How many may run what is current. While none has been ready, it leaves what ran before its places.
    int mostCurrent() {
        return proven == null ? wanted : Math.min(wanted, most() - leastReady());
    }

    /// What runs just this already, or null.
    @Nullable Generation running(Object owner, Claim claim, int slots) {
        if (current != null && current.runs(owner, claim, slots)) {
            return current;
        }
        for (Replica<R> replica : existing) {
            if (replica.isWanted() && replica.generation.runs(owner, claim, slots)) {
                return replica.generation;
            }
        }
        return proven != null && proven.runs(owner, claim, slots) ? proven : null;
    }

    /// What the deployment falls back on when this becomes current: nothing, where a replica of it is ready.
    @Nullable Generation fallback(Generation next) {
        boolean serves = ready.stream().anyMatch(replica -> replica.generation == next);
        if (serves || wanted == 0) {
            return null;
        }
        Generation before = current != null && current.proven ? current : proven;
        return before == next ? null : before;
    }

    int count(@Nullable Generation generation) {
        int count = 0;
        for (Replica<R> replica : existing) {
            if (replica.isWanted() && replica.generation == generation) {
                count++;
            }
        }
        return count;
    }

    int wantedReplicas() {
        int count = 0;
        for (Replica<R> replica : existing) {
            count += replica.isWanted() ? 1 : 0;
        }
        return count;
    }

    @Override
    public String toString() {
        return name;
    }
}
