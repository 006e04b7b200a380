package dev.lungfish.profiles;

import dev.lungfish.core.pricing.Measure;
import dev.lungfish.core.pricing.PriceTiers;
import dev.lungfish.core.pricing.UseKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a product costs, by what the prices are for. What has no price costs nothing.
///
/// @param gigabyteSecond of an instance's memory over its billed time
/// @param gigabyteHour the same, where it is sold by the hour
/// @param vcpuSecond of an instance's processors over its billed time
/// @param vcpuHour the same, where it is sold by the hour
/// @param usedVcpuSecond of the time for which processors worked
/// @param startGigabyte of an instance's memory, each time that one starts
public record UnitPrices(
        @Nullable Rate millionRequests,
        @Nullable Rate gigabyteSecond,
        @Nullable Rate gigabyteHour,
        @Nullable Rate vcpuSecond,
        @Nullable Rate vcpuHour,
        @Nullable Rate usedVcpuSecond,
        @Nullable Rate startGigabyte) {

    public UnitPrices {
        requireOne("gigabyte", gigabyteSecond, gigabyteHour);
        requireOne("vcpu", vcpuSecond, vcpuHour);
    }

    private static void requireOne(String key, @Nullable Rate second, @Nullable Rate hour) {
        if (second != null && hour != null) {
            throw new IllegalArgumentException(
                    "'%s_second' and '%s_hour' exclude each other".formatted(key, key));
        }
    }

    /// The same in terms of what is counted.
    Map<UseKind, PriceTiers> tiers() {
        Map<UseKind, PriceTiers> tiers = new EnumMap<>(UseKind.class);
        put(tiers, UseKind.REQUESTS, millionRequests);
        put(tiers, UseKind.MEMORY, gigabyteSecond);
        put(tiers, UseKind.PROCESSORS, vcpuSecond);
        put(tiers, UseKind.PROCESSOR_TIME, usedVcpuSecond);
        put(tiers, UseKind.STARTS, startGigabyte);
        if (gigabyteHour != null) {
            tiers.put(UseKind.MEMORY, hourly(gigabyteHour, Measure.GIGABYTE_SECONDS));
        }
        if (vcpuHour != null) {
            tiers.put(UseKind.PROCESSORS, hourly(vcpuHour, Measure.VCPU_SECONDS));
        }
        return tiers;
    }

    private static void put(Map<UseKind, PriceTiers> tiers, UseKind kind, @Nullable Rate rate) {
        if (rate != null) {
            tiers.put(kind, PriceTiers.flat(rate.each(kind.measure())));
        }
    }

    private static PriceTiers hourly(Rate rate, Measure measure) {
        return PriceTiers.flat(rate.eachOfHour(measure));
    }
}
