package dev.lungfish.core.pricing;

/// What a service used of a serverless product, summed over its instances, all of which have one size.
///
/// @param requests how many were served
/// @param starts how many instances began to exist
/// @param busyMillis how long instances had at least one request in flight, each stretch rounded by [UseRule#billedMillis]
/// @param initMillis how long they were starting
/// @param idleMillis how long they existed without a request
/// @param size of one instance, as the product bills it
/// @param cpuNanos how long processors worked
public record Use(
        long requests,
        long starts,
        long busyMillis,
        long initMillis,
        long idleMillis,
        Size size,
        long cpuNanos) {

    public Use {
        if ((requests | starts | busyMillis | initMillis | idleMillis | cpuNanos) < 0) {
            throw new IllegalArgumentException("use is never negative");
        }
    }
}
