package dev.lungfish.core.capacity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The nodes of a machine, and what is placed on them.
///
/// An environment goes to the zone that holds the fewest of its group among the zones with room, there to a node that
/// holds the fewest, of these to the fullest, and of these to the one declared first. Source: Kubernetes, "Pod Topology
/// Spread Constraints" (whenUnsatisfiable: ScheduleAnyway, over zones and then over nodes) and "Resource Bin Packing".
public final class Cluster {

    private final Map<String, Place> places = new LinkedHashMap<>();

    /// @param nodes at least one, each with a name of its own, in order of preference
    public Cluster(List<Node> nodes) {
        for (Node node : nodes) {
            if (places.put(node.name(), new Place(node)) != null) {
                throw new IllegalArgumentException(
                        "two nodes are named %s: give each a name of its own"
                                .formatted(node.name()));
            }
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException("a cluster without nodes has no room: give one");
        }
    }

    /// Finds a node for an environment and takes the room there.
    ///
    /// @param group what is spread, as all replicas of one service; compared by `equals`
    public Placing place(Object group, Claim claim) {
        Place best = best(group, claim);
        if (best == null) {
            return refusal(claim);
        }
        best.take(group, claim);
        return new Placing.Placed(best.room.node);
    }

    /// Gives back what was taken for an environment that has ended.
    public void release(Object group, Node node, Claim claim) {
        placeOf(node).give(group, claim);
    }

    /// Places nothing more on the node, as one that is lost or about to be. What is there stays until it is released.
    public void cordon(Node node) {
        placeOf(node).isCordoned = true;
    }

    /// Places on the node again.
    public void uncordon(Node node) {
        placeOf(node).isCordoned = false;
    }

    /// The nodes, as declared.
    public List<Node> nodes() {
        return places.values().stream().map(place -> place.room.node).toList();
    }

    /// What is used of one node.
    public Amount used(Node node) {
        return placeOf(node).room.used();
    }

    /// What is free on one node.
    public Amount free(Node node) {
        return placeOf(node).room.free();
    }

    /// What is used of all nodes.
    public Amount used() {
        return places.values().stream().map(p -> p.room.used()).reduce(Amount.NONE, Amount::plus);
    }

    /// What is free on all nodes.
    public Amount free() {
        return places.values().stream().map(p -> p.room.free()).reduce(Amount.NONE, Amount::plus);
    }

    /// How many of the group are on the node.
    public int count(Object group, Node node) {
        return placeOf(node).count(group);
    }

    private @Nullable Place best(Object group, Claim claim) {
        Map<String, Integer> inZone = countInZones(group);
        Place best = null;
        for (Place place : places.values()) {
            if (place.fits(claim)
                    && (best == null || isBetter(place, best, group, claim, inZone))) {
                best = place;
            }
        }
        return best;
    }

    private static boolean isBetter(
            Place one, Place other, Object group, Claim claim, Map<String, Integer> inZone) {
        int byZone = Integer.compare(inZone(one, inZone), inZone(other, inZone));
        if (byZone != 0) {
            return byZone < 0;
        }
        int byNode = Integer.compare(one.count(group), other.count(group));
        if (byNode != 0) {
            return byNode < 0;
        }
        return one.room.fullnessWith(claim) > other.room.fullnessWith(claim);
    }

    private static int inZone(Place place, Map<String, Integer> inZone) {
        return inZone.getOrDefault(place.room.node.zone(), 0);
    }

    private Map<String, Integer> countInZones(Object group) {
        Map<String, Integer> inZone = new LinkedHashMap<>();
        places.values()
                .forEach(p -> inZone.merge(p.room.node.zone(), p.count(group), Integer::sum));
        return inZone;
    }

    private Placing.Refused refusal(Claim claim) {
        if (places.values().stream().noneMatch(place -> place.room.node.couldHold(claim))) {
            return new Placing.TooLarge(claim, most(place -> new Room(place.room.node).free()));
        }
        return new Placing.NoRoom(claim, most(Place::offer));
    }

    private Amount most(Function<Place, Amount> offer) {
        return new Amount(
                most(offer, Amount::cpuMillis),
                most(offer, Amount::megabytes),
                most(offer, Amount::environments));
    }

    private long most(Function<Place, Amount> offer, ToLongFunction<Amount> resource) {
        return places.values().stream().map(offer).mapToLong(resource).max().orElseThrow();
    }

    private Place placeOf(Node node) {
        Place place = places.get(node.name());
        if (place == null || !place.room.node.equals(node)) {
            throw new IllegalArgumentException("this cluster has no " + node);
        }
        return place;
    }

    /// A node and who is on it.
    private static final class Place {

        final Room room;
        boolean isCordoned;
        private final Map<Object, List<Claim>> held = new LinkedHashMap<>();

        Place(Node node) {
            room = new Room(node);
        }

        boolean fits(Claim claim) {
            return !isCordoned && room.fits(claim);
        }

        /// What something new may take.
        Amount offer() {
            return isCordoned ? Amount.NONE : room.free();
        }

        int count(Object group) {
            return held.getOrDefault(group, List.of()).size();
        }

        void take(Object group, Claim claim) {
            held.computeIfAbsent(group, _ -> new ArrayList<>()).add(claim);
            room.take(claim);
        }

        void give(Object group, Claim claim) {
            List<Claim> claims = held.getOrDefault(group, new ArrayList<>());
            if (!claims.remove(claim)) {
                throw new IllegalStateException(
                        "nothing of %s with %s is on %s".formatted(group, claim, room.node.name()));
            }
            if (claims.isEmpty()) {
                held.remove(group);
            }
            room.give(claim);
        }
    }
}
