package dev.lungfish.core.pricing;

import java.util.List;
import java.util.Optional;

/// Whole instances are paid for, on top of them a fee for whoever manages them, and requests (AWS Lambda Managed Instances).
///
/// @param types the instances on offer
/// @param feePercent of an instance's price on demand, however it is paid for
/// @param leastInstances how many there are at least
public record ManagedInstances(
        List<PerNode.Type> types, int feePercent, int leastInstances, PriceTiers requests) {

    private static final int WHOLE = 100;

    public ManagedInstances {
        types = List.copyOf(types);
        if (feePercent < 0 || leastInstances < 0) {
            throw new IllegalArgumentException(
                    "a fee and a number of instances are never negative");
        }
    }

    /// The type of this name.
    public Optional<PerNode.Type> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /// The price of one instance for a millisecond, with the fee.
    public Money each(PerNode.Type type, Purchase purchase) {
        Money fee = type.each().times(feePercent).averagedOver(WHOLE);
        return purchase.each(type).plus(fee);
    }

    /// How many instances there are where so many are needed.
    public int instances(int needed) {
        return Math.max(needed, leastInstances);
    }

    /// What a month costs.
    ///
    /// @param instanceMillis how long instances existed, summed over the instances
    public Money cost(PerNode.Type type, Purchase purchase, long instanceMillis, long served) {
        return each(type, purchase).times(instanceMillis).plus(requests.cost(served));
    }
}
