package dev.lungfish.server.meter;

import dev.lungfish.core.service.Architecture;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.function.Function;

/// Meters the environments of one revision. Hold on to it: metering an invocation adds to two or three counters and allocates nothing.
/// Revisions of a service that have the same memory and architecture share their counters.
public final class RevisionMeter {

    private final UsageKey anyMonth;
    private final int billedStorageMegabytes;
    private final Function<UsageKey, MonthCounters> counters;
    private volatile MonthCounters current;

    RevisionMeter(
            UsageKey now, int billedStorageMegabytes, Function<UsageKey, MonthCounters> counters) {
        this.anyMonth = now;
        this.billedStorageMegabytes = billedStorageMegabytes;
        this.counters = counters;
        this.current = counters.apply(now);
    }

    /// Meters an invocation that ended.
    ///
    /// @param provisioned whether its environment is a provisioned one
    /// @param billedMillis see [dev.lungfish.core.pricing.BillingRule#billedMillis]
    /// @param epochMillis when it ended, which decides the month
    public void invocation(boolean provisioned, long billedMillis, long epochMillis) {
        month(epochMillis).invocation(provisioned, billedMillis, billedStorageMegabytes);
    }

    /// Meters provisioned environments that were kept for so long, used or not.
    ///
    /// @param environmentMillis environments × milliseconds, see [dev.lungfish.core.pricing.BillingRule#provisionedMillis]
    /// @param epochMillis when the time was over, which decides the month
    public void provisioned(long environmentMillis, long epochMillis) {
        month(epochMillis).provisioned(environmentMillis);
    }

    private MonthCounters month(long epochMillis) {
        MonthCounters month = current;
        if (!month.covers(epochMillis)) {
            month = counters.apply(key(epochMillis));
            current = month;
        }
        return month;
    }

    private UsageKey key(long epochMillis) {
        Architecture architecture = anyMonth.architecture();
        return new UsageKey(
                anyMonth.service(), monthOf(epochMillis), architecture, anyMonth.memoryMegabytes());
    }

    static YearMonth monthOf(long epochMillis) {
        return YearMonth.from(Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC));
    }
}
