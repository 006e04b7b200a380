package dev.lungfish.profiles;

import dev.lungfish.core.pricing.ResourcePrices;

/// What a vCPU and a gigabyte cost for an hour.
public record ResourceRates(Rate vcpuHour, Rate gigabyteHour) {

    public ResourceRates {
        prices(vcpuHour, gigabyteHour);
    }

    /// The same in terms of what is counted.
    public ResourcePrices prices() {
        return prices(vcpuHour, gigabyteHour);
    }

    private static ResourcePrices prices(Rate vcpu, Rate gigabyte) {
        try {
            return ResourcePrices.hourly(vcpu.dollars(), gigabyte.dollars());
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException(
                    "the prices %s and %s cannot be held exactly: one has too many decimals"
                            .formatted(
                                    vcpu.dollars().toPlainString(),
                                    gigabyte.dollars().toPlainString()));
        }
    }
}
