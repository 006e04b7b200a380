package dev.lungfish.profiles;

import dev.lungfish.core.pricing.PriceTiers;
import dev.lungfish.core.pricing.UsageType;
import java.util.EnumMap;
import java.util.Map;

/// What everything costs on one architecture: requests in dollars per million, all else in dollars per gigabyte-second.
public record ArchitecturePrices(
        Price requests,
        Price duration,
        Price provisionedDuration,
        Price provisionedConcurrency,
        Price ephemeralStorage) {

    Map<UsageType, PriceTiers> byType() {
        Map<UsageType, PriceTiers> types = new EnumMap<>(UsageType.class);
        for (UsageType type : UsageType.values()) {
            types.put(type, of(type).tiers(type.measure()));
        }
        return types;
    }

    private Price of(UsageType type) {
        return switch (type) {
            case REQUESTS -> requests;
            case DURATION -> duration;
            case PROVISIONED_DURATION -> provisionedDuration;
            case PROVISIONED_CONCURRENCY -> provisionedConcurrency;
            case EPHEMERAL_STORAGE -> ephemeralStorage;
        };
    }
}
