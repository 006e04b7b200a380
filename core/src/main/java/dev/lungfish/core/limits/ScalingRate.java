package dev.lungfish.core.limits;

/// How fast the environments of one service may start.
///
/// @param burst how many may start at once after a rest, 0 to 1,000,000,000
/// @param perSecond how many more become possible each second, 0 to 1,000,000,000
public record ScalingRate(int burst, int perSecond) {

    /// AWS Lambda's: 1,000 environments per ten seconds, refilled continuously.
    public static final ScalingRate AWS_LAMBDA = new ScalingRate(1000, 100);

    public ScalingRate {
        TokenBucket.check(burst, perSecond);
    }

    TokenBucket bucket(long nowNanos) {
        return new TokenBucket(burst, perSecond, nowNanos);
    }
}
