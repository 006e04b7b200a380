package dev.lungfish.server;

import dev.lungfish.core.pricing.ContainerStatement;
import dev.lungfish.core.pricing.ContainerStatement.Share;
import dev.lungfish.core.pricing.ContainerUsage;
import dev.lungfish.core.pricing.Held;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PriceList;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Statement;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.server.api.BillRow;
import dev.lungfish.server.meter.HeldUsage;
import dev.lungfish.server.meter.UsageDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The lines of a bill: for each service what it used, and what that costs.
final class BillRows {

    private final PriceList prices;
    private final Map<String, List<UsageDelta>> usage;
    private final HeldUsage held;
    private final ContainerUsage containers;

    BillRows(PriceList prices, List<UsageDelta> usage, HeldUsage held) {
        this.prices = prices;
        this.usage = usage.stream().collect(Collectors.groupingBy(delta -> delta.key().service()));
        this.held = held;
        this.containers = held.containers();
    }

    /// @param totals what each service pays, in billionths of a dollar
    List<BillRow> of(
            List<String> services,
            Statement onDemand,
            ContainerStatement alwaysOn,
            List<Long> totals) {
        List<BillRow> rows = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            rows.add(row(services.get(i), onDemand, alwaysOn, totals.get(i)));
        }
        return rows;
    }

    private BillRow row(
            String service, Statement onDemand, ContainerStatement alwaysOn, long total) {
        Share share = alwaysOn.shares().getOrDefault(service, Share.NONE);
        Money called = onDemand.shares().getOrDefault(service, Money.ZERO);
        List<Long> parts =
                MonthlyBill.parts(
                        total, List.of(called, share.held().plus(share.overhead()), share.idle()));
        OnDemand used = onDemand(usage.getOrDefault(service, List.of()));
        long forRequests = Math.min(parts.get(0), used.requestCost().toNanoDollars());
        Held holds = containers.held(service);
        ReplicaTime replicas = replicas(service);
        long meteredMillis = held.serviceMillis().getOrDefault(service, 0L);
        return new BillRow(
                service,
                used.requests(),
                used.billedMillis(),
                used.megabyteMillis(),
                forRequests,
                parts.get(0) - forRequests,
                parts.get(0),
                replicas.starts(),
                replicas.heldMillis(),
                holds.cpuMilliMillis(),
                holds.megabyteMillis(),
                parts.get(1),
                parts.get(2),
                meteredMillis,
                MonthlyBill.hourly(called.plus(share.total()), meteredMillis),
                total);
    }

    private ReplicaTime replicas(String service) {
        return containers.services().getOrDefault(service, List.of()).stream()
                .map(ContainerUsage.Replicas::time)
                .reduce(ReplicaTime.NONE, ReplicaTime::plus);
    }

    private record OnDemand(
            long requests, long billedMillis, long megabyteMillis, Money requestCost) {}

    private OnDemand onDemand(List<UsageDelta> deltas) {
        long requests = 0;
        long billedMillis = 0;
        long megabyteMillis = 0;
        Money requestCost = Money.ZERO;
        for (UsageDelta delta : deltas) {
            Usage sum = delta.usage();
            long duration = sum.durationMegabyteMillis() + sum.provisionedDurationMegabyteMillis();
            requests += sum.requests();
            billedMillis += duration / delta.key().memoryMegabytes();
            megabyteMillis += duration;
            Usage onlyRequests = new Usage(sum.requests(), 0, 0, 0, 0);
            requestCost =
                    requestCost.plus(prices.atListPrice(delta.key().architecture(), onlyRequests));
        }
        return new OnDemand(requests, billedMillis, megabyteMillis, requestCost);
    }
}
