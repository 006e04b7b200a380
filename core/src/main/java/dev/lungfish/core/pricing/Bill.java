package dev.lungfish.core.pricing;

import dev.lungfish.core.service.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a month's usage of one account costs, line by line. Nothing in it is rounded.
public record Bill(List<Line> lines) {

    /// The usage of one type in one price tier; free usage has a price of zero.
    ///
    /// @param units counted units, see [UsageType#measure()]
    /// @param each the price of one counted unit
    public record Line(Architecture architecture, UsageType type, long units, Money each) {

        public Money amount() {
            return each.times(units);
        }
    }

    public Bill {
        lines = List.copyOf(lines);
    }

    /// The bill of a month.
    public static Bill of(PriceList prices, FreeTier free, Map<Architecture, Usage> usage) {
        List<Line> lines = new ArrayList<>();
        for (UsageType type : UsageType.values()) {
            long freeLeft = free.of(type);
            for (Architecture architecture : Architecture.values()) {
                long units = usage.getOrDefault(architecture, Usage.NONE).of(type);
                long freeUnits = Math.min(units, freeLeft);
                freeLeft -= freeUnits;
                if (freeUnits > 0) {
                    lines.add(new Line(architecture, type, freeUnits, Money.ZERO));
                }
                if (units > freeUnits) {
                    PriceTiers tiers = prices.of(architecture, type);
                    for (PriceTiers.Slice slice : tiers.slices(units - freeUnits)) {
                        lines.add(new Line(architecture, type, slice.units(), slice.each()));
                    }
                }
            }
        }
        return new Bill(lines);
    }

    /// The last line, still exact; [Money#toDollars] rounds it.
    public Money total() {
        return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }

    /// The amount of one type on one architecture.
    public Money amount(Architecture architecture, UsageType type) {
        return lines.stream()
                .filter(line -> line.architecture() == architecture && line.type() == type)
                .map(Line::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
