package dev.lungfish.profiles;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.lungfish.core.pricing.ManagedInstances;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.core.pricing.TaskSizes;
import dev.lungfish.core.pricing.UsePrices;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A serverless product of some provider: what one may run on it, how much of it, and what it costs. AWS Lambda itself is a
/// [PlatformProfile].
///
/// @param name a short name for commands: `google-cloud-run`
/// @param title what people call it
/// @param region whose prices these are
/// @param sizes what one instance may have
/// @param perUse the prices of a product that bills what is used of it
/// @param perInstance the prices of a product that bills whole instances
public record Product(
        String name,
        String title,
        String provider,
        String region,
        Kind kind,
        TaskRates.Sizes sizes,
        ProductLimits limits,
        @Nullable UseRates perUse,
        @Nullable ManagedRates perInstance) {

    /// What runs on a product.
    public enum Kind {
        /// Code that the provider's runtime calls.
        FUNCTION,
        /// A container that serves HTTP, in instances that the provider starts and stops.
        CONTAINER,
        /// Functions on instances that one pays for whole.
        MANAGED_INSTANCES;

        @JsonCreator
        static Kind of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name));
        }

        private static IllegalArgumentException unknown(String name) {
            return new IllegalArgumentException(
                    "there is no kind '%s': it is one of %s"
                            .formatted(
                                    name,
                                    Arrays.stream(values())
                                            .map(Kind::toString)
                                            .collect(Collectors.joining(", "))));
        }

        /// As it is written in YAML.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Product {
        Shipped.requireName(name);
        if ((perUse == null) == (perInstance == null)) {
            throw new IllegalArgumentException(
                    "a product has one of 'per_use' and 'per_instance', but this has "
                            + (perUse == null ? "none" : "both"));
        }
        if ((kind == Kind.MANAGED_INSTANCES) != (perInstance != null)) {
            throw new IllegalArgumentException(
                    "a product has 'per_instance' if its kind is managed_instances, and only then");
        }
    }

    /// The prices of what is used; empty where whole instances are billed.
    public Optional<UsePrices> usePrices() {
        return Optional.ofNullable(perUse).map(UseRates::usePrices);
    }

    /// The prices of whole instances; empty where what is used is billed.
    public Optional<ManagedInstances> managedInstances() {
        return Optional.ofNullable(perInstance)
                .map(rates -> rates.instances(limits.leastInstances()));
    }

    /// Whether an instance is billed for the memory that it uses rather than for what it may use.
    public boolean billsUsedMemory() {
        return perUse != null && perUse.billing().billsUsedMemory();
    }

    /// The size that is billed for an instance that needs so much, and that it then has. What is larger than all sizes is taken as it is;
    /// see [#holds].
    public Size billed(Size needed) {
        return new TaskSizes(sizes.ranges()).holding(needed);
    }

    /// Whether an instance can have so much.
    public boolean holds(Size needed) {
        return sizes.ranges().stream()
                .anyMatch(
                        range ->
                                range.cpuMillis() >= needed.cpuMillis()
                                        && range.toMegabytes() >= needed.megabytes());
    }
}
