package dev.lungfish.core.placement;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.service.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first moment after a move, in which what served before helps out.
///
/// A program that has just started is slow with its first request, which loads the code, and slower if several come at
/// once. So that request comes alone: until it is answered, others are served where they would have been before, if
/// there is a free slot. Load balancers know it as the slow start of a new target.
final class Handover<R> {

    private static final long NANOS = 1_000_000_000L;

    private final Placement helper;
    private final long endNanos;
    private @Nullable Environment<R> first;

    private Handover(Placement helper, long endNanos) {
        this.helper = helper;
        this.endNanos = endNanos;
    }

    /// The one that begins with a move, or null where nothing of what served before is left aside by it.
    static <R> @Nullable Handover<R> begin(long nowNanos, Placement from, Placement to) {
        Placement helper = to == Placement.FUNCTION ? Placement.CONTAINER : Placement.FUNCTION;
        boolean served = from == helper || from == Placement.SPLIT;
        return served ? new Handover<>(helper, nowNanos + NANOS) : null;
    }

    /// Which of the execution models that served before helps out.
    Placement helper() {
        return helper;
    }

    /// When what served before helps no longer.
    long endNanos() {
        return endNanos;
    }

    /// Whether a program serves its first request now.
    boolean isWarmingUp() {
        return first != null && first.inUse() > 0 && !first.hasServed();
    }

    /// Takes note of requests that programs get.
    void ordered(List<Order<R>> orders) {
        for (Order<R> order : orders) {
            if (order instanceof Order.Serve<R> serve && !serve.environment().hasServed()) {
                first = serve.environment();
            }
        }
    }
}
