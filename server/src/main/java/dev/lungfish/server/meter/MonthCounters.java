package dev.lungfish.server.meter;

import dev.lungfish.core.pricing.Usage;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.LongAdder;

/// What one key has used since the platform started. Counters only grow; what came on top is the difference of two readings, so that
/// no reader can lose what is added at the same time.
final class MonthCounters {

    final UsageKey key;
    private final long startMillis;
    private final long endMillis;

    private final LongAdder requests = new LongAdder();
    private final LongAdder durationMillis = new LongAdder();
    private final LongAdder provisionedDurationMillis = new LongAdder();
    private final LongAdder provisionedMillis = new LongAdder();
    private final LongAdder storageMegabyteMillis = new LongAdder();

    MonthCounters(UsageKey key) {
        this.key = key;
        this.startMillis = startOf(key.month());
        this.endMillis = startOf(key.month().plusMonths(1));
    }

    private static long startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /// Whether a moment is in this month.
    boolean covers(long epochMillis) {
        return epochMillis >= startMillis && epochMillis < endMillis;
    }

    void invocation(boolean provisioned, long billedMillis, long storageMegabytes) {
        requests.increment();
        (provisioned ? provisionedDurationMillis : durationMillis).add(billedMillis);
        if (storageMegabytes > 0) {
            storageMegabyteMillis.add(storageMegabytes * billedMillis);
        }
    }

    void provisioned(long environmentMillis) {
        provisionedMillis.add(environmentMillis);
    }

    /// The sums so far.
    Usage sum() {
        long memory = key.memoryMegabytes();
        return new Usage(
                requests.sum(),
                Math.multiplyExact(durationMillis.sum(), memory),
                Math.multiplyExact(provisionedDurationMillis.sum(), memory),
                Math.multiplyExact(provisionedMillis.sum(), memory),
                storageMegabyteMillis.sum());
    }
}
