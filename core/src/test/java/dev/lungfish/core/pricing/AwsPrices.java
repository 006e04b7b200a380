package dev.lungfish.core.pricing;

import dev.lungfish.core.service.Architecture;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// AWS Lambda's prices in us-east-1, written here once more as decimals so that tests can compute with them independently.
final class AwsPrices {

    static final BigDecimal REQUEST = new BigDecimal("0.0000002");
    static final BigDecimal STORAGE = new BigDecimal("0.0000000309");

    /// A price per gigabyte-second from so many gigabyte-seconds on.
    record Step(long fromGigabyteSeconds, BigDecimal dollars) {}

    static final List<Step> X86 =
            List.of(
                    new Step(0, new BigDecimal("0.0000166667")),
                    new Step(6_000_000_000L, new BigDecimal("0.000015")),
                    new Step(15_000_000_000L, new BigDecimal("0.0000133334")));

    static final List<Step> ARM =
            List.of(
                    new Step(0, new BigDecimal("0.0000133334")),
                    new Step(7_500_000_000L, new BigDecimal("0.000012")),
                    new Step(18_750_000_000L, new BigDecimal("0.0000106667")));

    private AwsPrices() {}

    static List<Step> duration(Architecture architecture) {
        return switch (architecture) {
            case X86_64 -> X86;
            case ARM64 -> ARM;
        };
    }

    static PriceList list() {
        Map<Architecture, Map<UsageType, PriceTiers>> prices = new EnumMap<>(Architecture.class);
        prices.put(Architecture.X86_64, types(X86, "0.0000041667", "0.0000097222"));
        prices.put(Architecture.ARM64, types(ARM, "0.0000033334", "0.0000077778"));
        return new PriceList(prices);
    }

    private static Map<UsageType, PriceTiers> types(
            List<Step> duration, String provisioned, String provisionedDuration) {
        Map<UsageType, PriceTiers> types = new EnumMap<>(UsageType.class);
        types.put(UsageType.REQUESTS, PriceTiers.flat(Money.dollars(REQUEST)));
        types.put(
                UsageType.DURATION,
                new PriceTiers(duration.stream().map(AwsPrices::tier).toList()));
        types.put(UsageType.PROVISIONED_CONCURRENCY, flat(new BigDecimal(provisioned)));
        types.put(UsageType.PROVISIONED_DURATION, flat(new BigDecimal(provisionedDuration)));
        types.put(UsageType.EPHEMERAL_STORAGE, flat(STORAGE));
        return types;
    }

    private static PriceTiers flat(BigDecimal dollars) {
        return PriceTiers.flat(each(dollars));
    }

    private static PriceTiers.Tier tier(Step step) {
        return new PriceTiers.Tier(
                Measure.GIGABYTE_SECONDS.counted(step.fromGigabyteSeconds()), each(step.dollars()));
    }

    private static Money each(BigDecimal dollars) {
        return Money.dollars(dollars).dividedExactlyBy(Measure.GIGABYTE_SECONDS.countedUnits());
    }
}
