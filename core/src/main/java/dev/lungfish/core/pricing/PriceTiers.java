package dev.lungfish.core.pricing;

import java.util.ArrayList;
import java.util.List;

/// What a month's usage of one type costs: each tier's price holds for the units within it.
///
/// @param tiers ascending, the first from 0
public record PriceTiers(List<Tier> tiers) {

    /// The price of the units from here to the next tier.
    ///
    /// @param fromUnits how many counted units come before it
    /// @param each the price of one counted unit
    public record Tier(long fromUnits, Money each) {}

    /// The part of some usage that falls into one tier.
    public record Slice(long units, Money each) {

        public Money amount() {
            return each.times(units);
        }
    }

    public PriceTiers {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getFirst().fromUnits() != 0) {
            throw new IllegalArgumentException("the first price tier starts at 0");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).fromUnits() <= tiers.get(i - 1).fromUnits()) {
                throw new IllegalArgumentException("each price tier starts after the one before");
            }
        }
    }

    /// One price for all.
    public static PriceTiers flat(Money each) {
        return new PriceTiers(List.of(new Tier(0, each)));
    }

    /// The price of the first unit, before volume lowers it.
    public Money listPrice() {
        return tiers.getFirst().each();
    }

    /// How many of `units` fall into each tier; tiers that none reaches are left out.
    public List<Slice> slices(long units) {
        List<Slice> slices = new ArrayList<>(tiers.size());
        for (int i = 0; i < tiers.size() && units > tiers.get(i).fromUnits(); i++) {
            long end = i + 1 < tiers.size() ? tiers.get(i + 1).fromUnits() : Long.MAX_VALUE;
            long within = Math.min(units, end) - tiers.get(i).fromUnits();
            slices.add(new Slice(within, tiers.get(i).each()));
        }
        return slices;
    }

    /// What so many units cost together.
    public Money cost(long units) {
        return slices(units).stream().map(Slice::amount).reduce(Money.ZERO, Money::plus);
    }
}
