package dev.lungfish.core.limits;

/// A rate limit with continuous refill: full at first, a whole token for each event, never more than its capacity.
public final class TokenBucket {

    static final long MOST_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long capacityNanoTokens;
    private final long tokensPerSecond;
    private final long nanosToFill;
    private long nanoTokens;
    private long refilledAtNanos;

    /// @param capacity the most tokens at any time, 0 to 1,000,000,000
    /// @param tokensPerSecond the refill, 0 to 1,000,000,000
    public TokenBucket(long capacity, long tokensPerSecond, long nowNanos) {
        check(capacity, tokensPerSecond);
        this.capacityNanoTokens = capacity * NANOS_PER_SECOND;
        this.tokensPerSecond = tokensPerSecond;
        this.nanosToFill =
                tokensPerSecond == 0
                        ? Long.MAX_VALUE
                        : Math.ceilDiv(capacityNanoTokens, tokensPerSecond);
        this.nanoTokens = capacityNanoTokens;
        this.refilledAtNanos = nowNanos;
    }

    static void check(long capacity, long tokensPerSecond) {
        if (Math.min(capacity, tokensPerSecond) < 0
                || Math.max(capacity, tokensPerSecond) > MOST_PER_SECOND) {
            throw new IllegalArgumentException(
                    "a rate's burst and refill are between 0 and 1,000,000,000, not %d and %d"
                            .formatted(capacity, tokensPerSecond));
        }
    }

    /// Takes a token, if there is one.
    public boolean tryTake(long nowNanos) {
        refill(nowNanos);
        if (nanoTokens < NANOS_PER_SECOND) {
            return false;
        }
        nanoTokens -= NANOS_PER_SECOND;
        return true;
    }

    /// How long until a token can be taken: 0 if one can be now, `Long.MAX_VALUE` if never.
    public long nanosUntilToken(long nowNanos) {
        refill(nowNanos);
        long missing = NANOS_PER_SECOND - nanoTokens;
        if (missing <= 0) {
            return 0;
        }
        if (tokensPerSecond == 0 || capacityNanoTokens < NANOS_PER_SECOND) {
            return Long.MAX_VALUE;
        }
        return Math.ceilDiv(missing, tokensPerSecond);
    }

    private void refill(long nowNanos) {
        long elapsedNanos = nowNanos - refilledAtNanos;
        if (elapsedNanos <= 0) {
            return;
        }
        refilledAtNanos = nowNanos;
        if (elapsedNanos >= nanosToFill) {
            nanoTokens = capacityNanoTokens;
        } else {
            nanoTokens = Math.min(capacityNanoTokens, nanoTokens + elapsedNanos * tokensPerSecond);
        }
    }
}
