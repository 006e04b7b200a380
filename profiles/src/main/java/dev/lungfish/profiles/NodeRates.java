package dev.lungfish.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PerNode;
import dev.lungfish.core.pricing.ResourcePrices;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.core.service.Architecture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A platform where one pays for whole nodes.
///
/// @param clusterHour the management of the cluster that the nodes belong to
/// @param base the prices in whose ratio a node's price is divided among processors and memory
public record NodeRates(Rate clusterHour, ResourceRates base, Types types) {

    /// The types of node, and how one knows.
    public record Types(
            @JsonProperty("x86_64") List<Type> x86,
            List<Type> arm64,
            String source,
            LocalDate read) {

        public Types {
            x86 = List.copyOf(x86);
            arm64 = List.copyOf(arm64);
            Fact.requireSource(source);
        }

        private List<PerNode.Type> all() {
            return Stream.concat(
                            x86.stream().map(type -> type.priced(Architecture.X86_64)),
                            arm64.stream().map(type -> type.priced(Architecture.ARM64)))
                    .toList();
        }
    }

    /// One type of node.
    ///
    /// @param cpuMillis how many thousandths of a vCPU replicas may hold of it
    /// @param megabytes how much memory
    /// @param maxPods how many pods it may hold; as many as fit, where none is given
    public record Type(
            String name,
            int cpuMillis,
            int megabytes,
            BigDecimal hourDollars,
            @Nullable Integer maxPods) {

        public Type {
            if (hourDollars.signum() <= 0) {
                throw new IllegalArgumentException(
                        "a node costs more than nothing, unlike '%s'".formatted(name));
            }
            priced(name, Architecture.X86_64, cpuMillis, megabytes, hourDollars, maxPods);
        }

        private PerNode.Type priced(Architecture architecture) {
            return priced(name, architecture, cpuMillis, megabytes, hourDollars, maxPods);
        }

        private static PerNode.Type priced(
                String name,
                Architecture architecture,
                int cpuMillis,
                int megabytes,
                BigDecimal hourDollars,
                @Nullable Integer maxPods) {
            return new PerNode.Type(
                    name,
                    architecture,
                    new Size(cpuMillis, megabytes),
                    each(hourDollars),
                    maxPods == null ? Integer.MAX_VALUE : maxPods);
        }
    }

    public NodeRates {
        offer(clusterHour, base, types);
    }

    PerNode offer() {
        return offer(clusterHour, base, types);
    }

    private static PerNode offer(Rate clusterHour, ResourceRates base, Types types) {
        return new PerNode(types.all(), each(clusterHour.dollars()), base.prices());
    }

    private static Money each(BigDecimal hourDollars) {
        try {
            return Money.dollars(hourDollars).dividedExactlyBy(ResourcePrices.HOUR_MILLIS);
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException(
                    "the price %s cannot be held exactly: it has too many decimals"
                            .formatted(hourDollars.toPlainString()));
        }
    }
}
