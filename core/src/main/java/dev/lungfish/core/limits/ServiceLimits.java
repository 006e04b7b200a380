package dev.lungfish.core.limits;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one service may have in flight, how fast requests may come, and how fast its environments may start.
///
/// Sources: AWS Lambda, "Lambda quotas" (ten requests a second per unit of concurrency) and "Lambda scaling
/// behavior" (1,000 environments per ten seconds and function, refilled continuously).
public final class ServiceLimits {

    private static final int REQUESTS_PER_SECOND_AND_UNIT = 10;

    private final AccountConcurrency account;
    private final TokenBucket starts;
    private @Nullable Integer reserved;
    private TokenBucket requests;
    private int inFlight;
    private int provisioned;

    public ServiceLimits(AccountConcurrency account, ScalingRate scaling, long nowNanos) {
        this.account = account;
        this.starts = scaling.bucket(nowNanos);
        this.requests = requestBucket(account.limit(), nowNanos);
    }

    /// Sets, changes or (with null) removes the reservation. What is in flight stays so; the request rate begins anew.
    public void reserve(@Nullable Integer units, long nowNanos) {
        if (units != null && units < 0) {
            throw new IllegalArgumentException("reserved concurrency is not negative: " + units);
        }
        if (Objects.equals(units, reserved)) {
            return;
        }
        account.reserve((units == null ? 0 : units) - (reserved == null ? 0 : reserved));
        if ((units == null) != (reserved == null)) {
            account.add(units == null ? held() : -held());
        }
        reserved = units;
        requests = requestBucket(units == null ? account.limit() : units, nowNanos);
    }

    /// Changes by so many how many provisioned environments hold concurrency.
    public void provision(int moreUnits) {
        if (reserved == null) {
            account.add(moreUnits);
        }
        provisioned += moreUnits;
    }

    /// Counts a request in, unless a limit stands against it: that limit, or null.
    public @Nullable Limit enter(long nowNanos) {
        if (reserved != null && held() >= reserved) {
            return Limit.RESERVED_CONCURRENCY;
        }
        if (reserved == null && !account.tryEnter()) {
            return Limit.ACCOUNT_CONCURRENCY;
        }
        inFlight++;
        Limit rate = arrive(nowNanos);
        if (rate != null) {
            leave();
        }
        return rate;
    }

    /// Counts a request against the request rate alone, as one that a provisioned environment serves.
    public @Nullable Limit arrive(long nowNanos) {
        if (requests.tryTake(nowNanos)) {
            return null;
        }
        return reserved == null ? Limit.ACCOUNT_REQUEST_RATE : Limit.RESERVED_REQUEST_RATE;
    }

    /// Counts requests in, whatever the limits, that a provisioned environment carried until now.
    public void carry(int requests) {
        inFlight += requests;
        if (reserved == null) {
            account.add(requests);
        }
    }

    /// Counts a request out that was counted in.
    public void leave() {
        if (inFlight == 0) {
            throw new IllegalStateException("more requests left than entered");
        }
        inFlight--;
        if (reserved == null) {
            account.add(-1);
        }
    }

    /// How many environments may be started per time.
    public TokenBucket starts() {
        return starts;
    }

    /// How many requests are in flight that provisioned environments do not carry.
    public int inFlight() {
        return inFlight;
    }

    private int held() {
        return inFlight + provisioned;
    }

    private static TokenBucket requestBucket(int concurrency, long nowNanos) {
        long perSecond =
                Math.min(
                        (long) REQUESTS_PER_SECOND_AND_UNIT * concurrency,
                        TokenBucket.MOST_PER_SECOND);
        return new TokenBucket(perSecond, perSecond, nowNanos);
    }
}
