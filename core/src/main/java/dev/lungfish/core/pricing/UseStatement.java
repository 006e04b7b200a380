package dev.lungfish.core.pricing;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What serverless services cost in a month, and who pays how much of it.
///
/// Tiers and what is included hold for the account, so a service pays its part of each amount in proportion to its use.
///
/// @param month what the account pays in any case, which is no service's share
public record UseStatement(Money month, SortedMap<String, Money> shares) {

    public UseStatement {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    /// Everything together.
    public Money total() {
        return shares.values().stream().reduce(month, Money::plus);
    }
}
