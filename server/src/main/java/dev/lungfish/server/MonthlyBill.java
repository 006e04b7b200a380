package dev.lungfish.server;

import dev.lungfish.core.pricing.ContainerStatement;
import dev.lungfish.core.pricing.ContainerStatement.Share;
import dev.lungfish.core.pricing.ContainerUsage;
import dev.lungfish.core.pricing.FreeTier;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.ResourcePrices;
import dev.lungfish.core.pricing.Statement;
import dev.lungfish.profiles.Offer;
import dev.lungfish.server.api.Bill;
import dev.lungfish.server.meter.HeldMeter;
import dev.lungfish.server.meter.HeldUsage;
import dev.lungfish.server.meter.UsageMeter;
import java.math.BigInteger;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The month to date, as people and programs are shown it. The free tier is left out: it belongs to an account.
///
/// Amounts are exact until here. They are rounded from the whole down to its parts, so that what is shown adds up to the last digit.
record MonthlyBill(UsageMeter meter, HeldMeter held, Offer offer, InstantSource clock) {

    Bill now() {
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        HeldUsage usage = held.usage(month);
        ContainerUsage containers = usage.containers();
        Statement onDemand = meter.statement(month, FreeTier.NONE);
        ContainerStatement alwaysOn = offer.containers().prices().statement(containers);
        BillRows rows = new BillRows(offer.functions().priceList(), meter.usage(month), usage);

        List<String> services = services(onDemand, alwaysOn);
        List<Money> totals = new ArrayList<>();
        for (String service : services) {
            totals.add(total(service, onDemand, alwaysOn));
        }
        totals.add(alwaysOn.unassigned());
        Money total = onDemand.bill().total().plus(alwaysOn.total());
        List<Long> rounded = parts(total.toNanoDollars(), totals);
        return new Bill(
                month.toString(),
                offer.functions().name(),
                offer.containers().name(),
                rows.of(services, onDemand, alwaysOn, rounded),
                capacity(containers, alwaysOn).toNanoDollars(),
                alwaysOn.idle().toNanoDollars(),
                alwaysOn.overhead().toNanoDollars(),
                rounded.getLast(),
                usage.platformMillis(),
                hourly(total, usage.platformMillis()),
                total.toNanoDollars());
    }

    private static List<String> services(Statement onDemand, ContainerStatement alwaysOn) {
        TreeSet<String> services = new TreeSet<>(onDemand.shares().keySet());
        services.addAll(alwaysOn.shares().keySet());
        return List.copyOf(services);
    }

    static Money total(String service, Statement onDemand, ContainerStatement alwaysOn) {
        return onDemand.shares()
                .getOrDefault(service, Money.ZERO)
                .plus(alwaysOn.shares().getOrDefault(service, Share.NONE).total());
    }

    private Money capacity(ContainerUsage usage, ContainerStatement alwaysOn) {
        boolean billed = offer.containers().prices().billsNodes() && !usage.nodes().isEmpty();
        return billed ? alwaysOn.held().plus(alwaysOn.idle()) : Money.ZERO;
    }

    /// Whole numbers in proportion to the amounts, that sum to a rounded total.
    static List<Long> parts(long total, List<Money> amounts) {
        return new Money(BigInteger.valueOf(total))
                .inProportion(amounts).stream()
                        .map(part -> part.quanta().longValueExact())
                        .toList();
    }

    /// What an amount is for each hour of so much time; nothing where no time was metered.
    static long hourly(Money amount, long millis) {
        return millis == 0
                ? 0
                : amount.times(ResourcePrices.HOUR_MILLIS).averagedOver(millis).toNanoDollars();
    }
}
