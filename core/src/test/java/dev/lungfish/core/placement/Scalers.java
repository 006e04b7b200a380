package dev.lungfish.core.placement;

import dev.lungfish.core.scaling.Autoscaler;
import dev.lungfish.core.scaling.Reading;
import java.util.function.LongFunction;

/// The autoscalers that tests give to services: the only place that makes one.
public final class Scalers {

    private static final long PERIOD_NANOS = 2_000_000_000L;
    private static final long WINDOW_NANOS = 20_000_000_000L;

    private Scalers() {}

    /// Leaves the number of replicas as it is, and never asks to be asked.
    public static LongFunction<Autoscaler> none() {
        return _ -> new Scaler(Long.MAX_VALUE, 1, 1, Integer.MAX_VALUE);
    }

    /// As many as the mean concurrency needs, anew every other second.
    public static LongFunction<Autoscaler> following(int slots, int least, int most) {
        return _ -> new Scaler(PERIOD_NANOS, slots, least, most);
    }

    private static final class Scaler implements Autoscaler {

        private final long periodNanos;
        private final int slots;
        private final int least;
        private final int most;
        private long nextNanos;

        Scaler(long periodNanos, int slots, int least, int most) {
            this.periodNanos = periodNanos;
            this.slots = slots;
            this.least = least;
            this.most = most;
            this.nextNanos = periodNanos == Long.MAX_VALUE ? Long.MAX_VALUE : 0;
        }

        @Override
        public int wanted(long nowNanos, Reading reading) {
            nextNanos = (nowNanos / periodNanos + 1) * periodNanos;
            long milli = reading.concurrency().meanMilli(nowNanos, WINDOW_NANOS);
            return Math.clamp(Math.ceilDiv(milli, 1000L * slots), least, most);
        }

        @Override
        public long nextNanos() {
            return nextNanos;
        }
    }
}
