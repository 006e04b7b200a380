package dev.lungfish.server;

import dev.lungfish.core.pricing.FreeTier;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PriceList;
import dev.lungfish.core.pricing.Statement;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.server.api.Bill;
import dev.lungfish.server.api.BillRow;
import dev.lungfish.server.meter.UsageDelta;
import dev.lungfish.server.meter.UsageMeter;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The month to date, as people and programs are shown it. The free tier is left out: it belongs to an account.
record MonthlyBill(UsageMeter meter, String profile, PriceList prices, InstantSource clock) {

    Bill now() {
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        Statement statement = meter.statement(month, FreeTier.NONE);
        Map<String, List<UsageDelta>> usage =
                meter.usage(month).stream()
                        .collect(Collectors.groupingBy(delta -> delta.key().service()));
        List<BillRow> rows =
                statement.shares().entrySet().stream()
                        .map(
                                share ->
                                        row(
                                                share.getKey(),
                                                share.getValue(),
                                                usage.getOrDefault(share.getKey(), List.of())))
                        .toList();
        return new Bill(month.toString(), profile, rows, statement.bill().total().toNanoDollars());
    }

    private BillRow row(String service, Money share, List<UsageDelta> usage) {
        long requests = 0;
        long billedMillis = 0;
        long megabyteMillis = 0;
        Money requestCost = Money.ZERO;
        for (UsageDelta delta : usage) {
            Usage sum = delta.usage();
            long duration = sum.durationMegabyteMillis() + sum.provisionedDurationMegabyteMillis();
            requests += sum.requests();
            billedMillis += duration / delta.key().memoryMegabytes();
            megabyteMillis += duration;
            Usage onlyRequests = new Usage(sum.requests(), 0, 0, 0, 0);
            requestCost =
                    requestCost.plus(prices.atListPrice(delta.key().architecture(), onlyRequests));
        }
        long total = share.toNanoDollars();
        long forRequests = Math.min(total, requestCost.toNanoDollars());
        return new BillRow(
                service,
                requests,
                billedMillis,
                megabyteMillis,
                forRequests,
                total - forRequests,
                total);
    }
}
