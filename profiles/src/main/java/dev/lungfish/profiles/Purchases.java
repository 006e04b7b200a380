package dev.lungfish.profiles;

import dev.lungfish.core.pricing.Purchase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ways in which a provider sells nodes for less than on demand.
///
/// @param name a short name for commands: `aws-purchase`
/// @param title what people call it
/// @param region whose discounts these are
public record Purchases(
        String name, String title, String region, Spot spot, List<SavingsPlan> savingsPlans) {

    /// The names of those that come with Lungfish.
    public static final List<String> SHIPPED = List.of("aws-purchase");

    private static final String SPOT = "spot";

    /// Capacity that nobody else wants at the moment, and that one may lose again.
    ///
    /// @param percent off the price of a type that is not listed
    /// @param source of the types' figures
    public record Spot(Fact percent, List<SpotType> types, String source, LocalDate read) {

        public Spot {
            types = List.copyOf(types);
            Fact.requireSource(source);
            purchase(percent, types);
        }

        private static Purchase purchase(Fact percent, List<SpotType> types) {
            SortedMap<String, Integer> byType = new TreeMap<>();
            types.forEach(type -> byType.put(type.name(), type.percent()));
            return new Purchase(SPOT, percent.intValue(), byType);
        }
    }

    /// What is known of one type's spare capacity.
    ///
    /// @param percent off its price on demand
    /// @param interruptedPercent at most so many of its instances were taken away within a month
    public record SpotType(String name, int percent, int interruptedPercent) {

        public SpotType {
            if (interruptedPercent < 0 || interruptedPercent > 100) {
                throw new IllegalArgumentException(
                        "from 0 to 100 percent are interrupted, not " + interruptedPercent);
            }
        }
    }

    /// A lower price for whoever commits to pay it for years.
    ///
    /// @param nodePercent off the price of every type of node
    /// @param taskPercent off the price of tasks, such as AWS Fargate's
    /// @param functionPercent off the price of a function's duration
    public record SavingsPlan(
            String name,
            String title,
            Fact nodePercent,
            @Nullable Fact taskPercent,
            @Nullable Fact functionPercent) {

        public SavingsPlan {
            Shipped.requireName(name);
            purchase(name, nodePercent);
        }

        private static Purchase purchase(String name, Fact nodePercent) {
            return new Purchase(name, nodePercent.intValue(), new TreeMap<>());
        }
    }

    public Purchases {
        Shipped.requireName(name);
        savingsPlans = List.copyOf(savingsPlans);
    }

    /// What AWS sells, as it comes with Lungfish.
    public static Purchases aws() {
        return Shipped.profile("aws-purchase.yaml", Purchases.class);
    }

    /// Shipped ones, by their name, or one's own, by their file.
    ///
    /// @throws YamlException if there is no such name or file, or the file is not of this kind; the message says what to do
    public static Purchases find(String nameOrFile) throws YamlException {
        return Shipped.find("purchase options", SHIPPED, "", nameOrFile, Purchases.class);
    }

    /// All ways to pay, on demand first.
    public List<Purchase> all() {
        return Stream.concat(
                        Stream.of(Purchase.ON_DEMAND, Spot.purchase(spot.percent(), spot.types())),
                        savingsPlans.stream()
                                .map(plan -> SavingsPlan.purchase(plan.name(), plan.nodePercent())))
                .toList();
    }

    /// The way to pay of this name: `on-demand`, `spot`, or a savings plan's.
    public Optional<Purchase> of(String way) {
        return all().stream().filter(purchase -> purchase.name().equals(way)).findFirst();
    }

    /// What is known of a type's spare capacity.
    public Optional<SpotType> spotType(String type) {
        return spot.types().stream().filter(one -> one.name().equals(type)).findFirst();
    }
}
