package dev.lungfish.planner.mix;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.cost.ContainerBill;
import dev.lungfish.planner.cost.ContainerPlatform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Finds for each service of a fleet the option that makes the whole cheapest.
///
/// A service's part of a node is not its saving, since a node is paid for whole. So options are not compared by their
/// parts alone. First, what replicas hold is given a price, from nothing to more than anybody would pay; at each price
/// every service takes its cheapest option, and what comes of it is packed and billed. The cheapest of these bills is
/// the start. Then single services change their option, and pairs of them, those first for which it makes the least
/// difference; a change stays if the bill, packed anew, falls.
public final class MixSearch {

    /// Prices of what replicas hold, in hundredths of what they hold costs when all services are containers.
    private static final List<Integer> PRICES =
            List.of(0, 20, 40, 60, 80, 90, 100, 110, 125, 150, 200, 300, 500, 1000, 1_000_000);

    private static final int MOST_CHANGES = 60;
    private static final int MOST_PAIRED = 12;

    private final List<List<Option>> options;
    private final ContainerPlatform platform;

    /// @param options at least one for each service
    public MixSearch(List<List<Option>> options, ContainerPlatform platform) {
        this.options = options;
        this.platform = platform;
    }

    /// The best that the search finds.
    public Mix best() {
        Parts parts = Parts.of(options, platform);
        Priced best =
                PRICES.parallelStream()
                        .map(price -> new Priced(price, mix(cheapestAt(parts, price))))
                        .min(Comparator.comparing(priced -> priced.mix.total()))
                        .orElseThrow();
        return improved(best.mix, parts, best.price);
    }

    private record Priced(int price, Mix mix) {}

    /// The bill of one choice for each service.
    public Mix mix(List<Integer> chosen) {
        Money functions = Money.ZERO;
        List<ContainerPlatform.Replicas> replicas = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Option option = options.get(i).get(chosen.get(i));
            functions = functions.plus(option.functions());
            if (option.replicas() != null) {
                replicas.add(option.replicas());
            }
        }
        ContainerBill containers = platform.bill(replicas);
        return new Mix(chosen, functions, containers);
    }

    private List<Integer> cheapestAt(Parts parts, int price) {
        return IntStream.range(0, options.size())
                .mapToObj(
                        service ->
                                IntStream.range(0, options.get(service).size())
                                        .boxed()
                                        .min(
                                                Comparator.comparingDouble(
                                                        option ->
                                                                parts.dollars(
                                                                        service, option, price)))
                                        .orElseThrow())
                .toList();
    }

    private record Change(int service, int option, double loss) {}

    private Mix improved(Mix start, Parts parts, int price) {
        Mix best = start;
        List<Change> changes = changes(start, parts, price);
        for (Change change : first(changes, MOST_CHANGES)) {
            best = cheaper(best, List.of(change));
        }
        List<Change> few = first(changes, MOST_PAIRED);
        for (int i = 0; i < few.size(); i++) {
            for (Change other : few.subList(i + 1, few.size())) {
                best = cheaper(best, List.of(few.get(i), other));
            }
        }
        return best;
    }

    private static List<Change> first(List<Change> changes, int most) {
        return changes.subList(0, Math.min(most, changes.size()));
    }

    private Mix cheaper(Mix mix, List<Change> changes) {
        List<Integer> chosen = new ArrayList<>(mix.chosen());
        changes.forEach(change -> chosen.set(change.service, change.option));
        if (chosen.equals(mix.chosen())) {
            return mix;
        }
        Mix changed = mix(chosen);
        return changed.total().compareTo(mix.total()) < 0 ? changed : mix;
    }

    /// Every change of one service, the one that loses least by its part first.
    private List<Change> changes(Mix from, Parts parts, int price) {
        List<Change> changes = new ArrayList<>();
        for (int service = 0; service < options.size(); service++) {
            int chosen = from.chosen().get(service);
            double now = parts.dollars(service, chosen, price);
            for (int option = 0; option < options.get(service).size(); option++) {
                if (option != chosen) {
                    double loss = parts.dollars(service, option, price) - now;
                    changes.add(new Change(service, option, Math.abs(loss)));
                }
            }
        }
        changes.sort(Comparator.comparingDouble(Change::loss));
        return changes;
    }
}
