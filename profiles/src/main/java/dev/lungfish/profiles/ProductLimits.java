package dev.lungfish.profiles;

import dev.lungfish.core.pricing.Size;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a product allows. Whatever is missing, it does not limit, or nobody says.
///
/// @param mostSeconds how long a request may take
/// @param concurrency how many requests an instance serves at once, unless one says otherwise
/// @param concurrencyPerVcpu the same for each vCPU of an instance; one of the two
/// @param mostConcurrency how many one may say
/// @param leastInstances how many instances there are even without requests
/// @param mostInstances how many instances a service may have
/// @param accountConcurrency how many requests all services of an account may have in flight
/// @param requestBytes how large a request may be
public record ProductLimits(
        @Nullable Fact mostSeconds,
        @Nullable Fact concurrency,
        @Nullable Fact concurrencyPerVcpu,
        @Nullable Fact mostConcurrency,
        @Nullable Fact leastInstances,
        @Nullable Fact mostInstances,
        @Nullable Fact accountConcurrency,
        @Nullable Fact requestBytes) {

    private static final long CPU_MILLIS = 1000;

    public ProductLimits {
        if (concurrency != null && concurrencyPerVcpu != null) {
            throw new IllegalArgumentException(
                    "'concurrency' and 'concurrency_per_vcpu' exclude each other");
        }
        requirePositive("concurrency", concurrency);
        requirePositive("concurrency_per_vcpu", concurrencyPerVcpu);
        requirePositive("most_concurrency", mostConcurrency);
        requirePositive("most_instances", mostInstances);
        if (concurrency != null && mostConcurrency != null) {
            Fact.requireOrder("concurrency", concurrency, mostConcurrency);
        }
    }

    private static void requirePositive(String key, @Nullable Fact fact) {
        if (fact != null) {
            Fact.requirePositive(key, fact);
        }
    }

    /// How many requests an instance of this size serves at once, unless one says otherwise; empty where the product leaves that to the
    /// program.
    public OptionalInt concurrency(Size size) {
        if (concurrency != null) {
            return OptionalInt.of(concurrency.intValue());
        }
        if (concurrencyPerVcpu == null) {
            return OptionalInt.empty();
        }
        long slots = Math.max(1, concurrencyPerVcpu.value() * size.cpuMillis() / CPU_MILLIS);
        return OptionalInt.of(Math.toIntExact(slots));
    }
}
