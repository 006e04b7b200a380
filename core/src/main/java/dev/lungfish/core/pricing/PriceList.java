package dev.lungfish.core.pricing;

import dev.lungfish.core.service.Architecture;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The prices of every usage type on every architecture that a platform has.
public record PriceList(Map<Architecture, Map<UsageType, PriceTiers>> prices) {

    public PriceList {
        Map<Architecture, Map<UsageType, PriceTiers>> copy = new EnumMap<>(Architecture.class);
        prices.forEach((architecture, types) -> copy.put(architecture, complete(types)));
        prices = Collections.unmodifiableMap(copy);
    }

    private static Map<UsageType, PriceTiers> complete(Map<UsageType, PriceTiers> types) {
        for (UsageType type : UsageType.values()) {
            if (!types.containsKey(type)) {
                throw new IllegalArgumentException("a price list needs a price for " + type);
            }
        }
        return Collections.unmodifiableMap(new EnumMap<>(types));
    }

    /// The price of one usage type.
    ///
    /// @throws IllegalArgumentException if the platform does not have the architecture
    public PriceTiers of(Architecture architecture, UsageType type) {
        Map<UsageType, PriceTiers> types = prices.get(architecture);
        PriceTiers tiers = types == null ? null : types.get(type);
        if (tiers == null) {
            throw new IllegalArgumentException(
                    "the platform has no prices for " + architecture.wireName());
        }
        return tiers;
    }

    /// What usage costs at every first tier's price. Unlike a bill it adds up: two parts cost as much apart as together.
    public Money atListPrice(Architecture architecture, Usage usage) {
        Money sum = Money.ZERO;
        for (UsageType type : UsageType.values()) {
            sum = sum.plus(of(architecture, type).listPrice().times(usage.of(type)));
        }
        return sum;
    }
}
