package dev.lungfish.profiles;

import dev.lungfish.core.pricing.BillingRule;

/// How a platform counts what it bills.
///
/// @param initBilled 1 where the init phase is billed, 0 where it is not
/// @param freeRequests each month, for accounts that have a free tier
/// @param freeGigabyteSeconds each month, as above
public record Billing(
        Fact stepMillis,
        Fact initBilled,
        Fact includedStorageMegabytes,
        Fact provisionedStepMillis,
        Fact freeRequests,
        Fact freeGigabyteSeconds) {

    public Billing {
        if (initBilled.value() > 1) {
            throw new IllegalArgumentException("'init_billed' is 0 or 1");
        }
        rule(stepMillis, initBilled, includedStorageMegabytes, provisionedStepMillis);
    }

    /// The same as a rule to apply.
    public BillingRule rule() {
        return rule(stepMillis, initBilled, includedStorageMegabytes, provisionedStepMillis);
    }

    private static BillingRule rule(Fact step, Fact init, Fact storage, Fact provisionedStep) {
        return new BillingRule(
                step.value(), init.value() == 1, storage.intValue(), provisionedStep.value());
    }
}
