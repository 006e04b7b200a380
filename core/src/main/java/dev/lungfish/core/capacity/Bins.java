package dev.lungfish.core.capacity;

import dev.lungfish.core.capacity.Packing.Demand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Nodes that are being filled, in the order in which they were added. The first with room for a claim is found without asking all.
///
/// They are the leaves of a tree: above every two stands the most that one of them has left of each resource. Source: D. S. Johnson,
/// "Fast algorithms for bin packing" (1974), section 3.
final class Bins {

    private static final int NONE = -1;

    private final List<Bin> bins = new ArrayList<>();
    private int leaves = 1;
    private int[] cpuMillis = new int[0];
    private int[] megabytes = new int[0];

    private record Bin(Room room, List<Demand> content) {

        /// Takes as many as fit, up to so many; says how many.
        int fill(Demand demand, int most) {
            int taken = 0;
            while (taken < most && room.fits(demand.claim())) {
                room.take(demand.claim());
                taken++;
            }
            content.add(demand.of(taken));
            return taken;
        }
    }

    Bins() {
        grow(1);
    }

    /// Puts all of the demand where there is room first, and on nodes of the shape where there is none.
    void put(Demand demand, Node shape) {
        int left = demand.count();
        while (left > 0) {
            int first = first(1, demand.claim());
            int at = first == NONE ? add(shape) : first;
            left -= bins.get(at).fill(demand, left);
            update(at);
        }
    }

    /// What is on them, and what is left of them.
    List<Packing.Packed> packed() {
        return bins.stream()
                .map(bin -> new Packing.Packed(bin.room.node, bin.content, bin.room.free()))
                .toList();
    }

    private int first(int top, Claim claim) {
        if (cpuMillis[top] < claim.cpuMillis() || megabytes[top] < claim.megabytes()) {
            return NONE;
        }
        if (top >= leaves) {
            return top - leaves;
        }
        int left = first(2 * top, claim);
        return left == NONE ? first(2 * top + 1, claim) : left;
    }

    private int add(Node shape) {
        if (bins.size() == leaves) {
            grow(2 * leaves);
        }
        bins.add(new Bin(new Room(shape), new ArrayList<>()));
        return bins.size() - 1;
    }

    private void grow(int room) {
        leaves = room;
        cpuMillis = new int[2 * room];
        megabytes = new int[2 * room];
        Arrays.fill(cpuMillis, NONE);
        Arrays.fill(megabytes, NONE);
        for (int i = 0; i < bins.size(); i++) {
            update(i);
        }
    }

    /// A node on which there are as many environments as may be has nothing left.
    private void update(int index) {
        Amount free = bins.get(index).room.free();
        boolean isFull = free.environments() == 0;
        int at = leaves + index;
        cpuMillis[at] = isFull ? NONE : (int) free.cpuMillis();
        megabytes[at] = isFull ? NONE : (int) free.megabytes();
        for (int top = at / 2; top > 0; top /= 2) {
            cpuMillis[top] = Math.max(cpuMillis[2 * top], cpuMillis[2 * top + 1]);
            megabytes[top] = Math.max(megabytes[2 * top], megabytes[2 * top + 1]);
        }
    }
}
