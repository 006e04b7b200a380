package dev.lungfish.planner.cost;

import dev.lungfish.core.pricing.Bill;
import dev.lungfish.core.pricing.FreeTier;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PriceList;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.service.Architecture;
import java.util.Collection;
import java.util.Map;

/// What on-demand environments cost.
///
/// @param list the platform's prices
/// @param architecture on which functions run
public record FunctionPrices(PriceList list, Architecture architecture) {

    /// One service's part, at the price of the first units of a month.
    public Money each(Usage usage) {
        return list.atListPrice(architecture, usage);
    }

    /// What all services of an account pay together in a month, with the prices falling as the usage rises.
    public Money together(Collection<Usage> monthly) {
        Usage all = monthly.stream().reduce(Usage.NONE, Usage::plus);
        return Bill.of(list, FreeTier.NONE, Map.of(architecture, all)).total();
    }
}
