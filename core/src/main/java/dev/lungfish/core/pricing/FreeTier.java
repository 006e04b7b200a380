package dev.lungfish.core.pricing;

/// What an account gets for nothing each month, over all its services and architectures together.
///
/// It holds for requests and for the duration in environments started on demand. AWS does not say which architecture's usage it
/// takes first; here it is the first in the order of [dev.lungfish.core.service.Architecture].
public record FreeTier(long requests, long durationMegabyteMillis) {

    public static final FreeTier NONE = new FreeTier(0, 0);

    public FreeTier {
        if (requests < 0 || durationMegabyteMillis < 0) {
            throw new IllegalArgumentException("a free tier is never negative");
        }
    }

    /// The counted units of one type that cost nothing.
    long of(UsageType type) {
        return switch (type) {
            case REQUESTS -> requests;
            case DURATION -> durationMegabyteMillis;
            case PROVISIONED_DURATION, PROVISIONED_CONCURRENCY, EPHEMERAL_STORAGE -> 0;
        };
    }
}
