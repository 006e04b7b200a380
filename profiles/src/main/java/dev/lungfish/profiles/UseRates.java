package dev.lungfish.profiles;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.UseKind;
import dev.lungfish.core.pricing.UsePrices;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A product that bills what is used of it.
///
/// @param month what an account pays each month in any case
/// @param included what an account gets each month before it pays for more
public record UseRates(
        UseCounting billing, @Nullable Rate month, UnitPrices prices, @Nullable Included included) {

    /// What an account gets each month before it pays for more.
    public record Included(
            @Nullable Fact requests,
            @Nullable Fact gigabyteSeconds,
            @Nullable Fact vcpuSeconds,
            @Nullable Fact usedVcpuSeconds) {

        private static final Included NOTHING = new Included(null, null, null, null);

        private Map<UseKind, Long> units() {
            Map<UseKind, Long> units = new EnumMap<>(UseKind.class);
            if (requests != null) {
                units.put(UseKind.REQUESTS, requests.value());
            }
            put(units, UseKind.MEMORY, gigabyteSeconds);
            put(units, UseKind.PROCESSORS, vcpuSeconds);
            put(units, UseKind.PROCESSOR_TIME, usedVcpuSeconds);
            return units;
        }

        private static void put(Map<UseKind, Long> units, UseKind kind, @Nullable Fact fact) {
            if (fact != null) {
                units.put(kind, kind.measure().counted(fact.value()));
            }
        }
    }

    public UseRates {
        usePrices(billing, month, prices, included);
    }

    UsePrices usePrices() {
        return usePrices(billing, month, prices, included);
    }

    private static UsePrices usePrices(
            UseCounting billing,
            @Nullable Rate month,
            UnitPrices prices,
            @Nullable Included included) {
        return new UsePrices(
                prices.tiers(),
                (included == null ? Included.NOTHING : included).units(),
                month == null ? Money.ZERO : month.each(1),
                billing.rule());
    }
}
