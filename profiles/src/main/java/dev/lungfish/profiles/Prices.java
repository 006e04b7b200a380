package dev.lungfish.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lungfish.core.pricing.PriceList;
import dev.lungfish.core.service.Architecture;
import java.util.EnumMap;
import java.util.Map;

/// A platform's prices on each architecture.
public record Prices(@JsonProperty("x86_64") ArchitecturePrices x86, ArchitecturePrices arm64) {

    /// The same as a list to bill by.
    public PriceList list() {
        return new PriceList(
                new EnumMap<>(
                        Map.of(
                                Architecture.X86_64, x86.byType(),
                                Architecture.ARM64, arm64.byType())));
    }
}
