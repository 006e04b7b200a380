package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.service.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one service should be, and why.
///
/// @param kind whether it waits for requests, or runs at its times and ends
/// @param placement what it should be
/// @param product what it should run on
/// @param why in one sentence
/// @param load what is asked of it
/// @param options what it would cost and be like in each placement that it can have
/// @param breakEven where on demand and always on cost the same
/// @param certainty how often the verdict is the cheaper one
/// @param flips what else would make another placement the cheaper one
/// @param seeds with how many other random numbers it holds
/// @param coldByKeepAlive on demand, the part of its requests that wait for a start, with each keep-alive of the curve
public record Verdict(
        String service,
        Kind kind,
        Placement placement,
        String product,
        String why,
        Load load,
        List<Option> options,
        BreakEven breakEven,
        Certainty certainty,
        Flips flips,
        Seeds seeds,
        List<Double> coldByKeepAlive) {

    public Verdict {
        options = List.copyOf(options);
        coldByKeepAlive = List.copyOf(coldByKeepAlive);
    }

    /// What a service is.
    public enum Kind {
        /// It waits for requests.
        SERVICE,
        /// It runs at its times and ends; as a container, each run has a pod of its own.
        JOB
    }

    /// The option that it has.
    public Option chosen() {
        return options.stream()
                .filter(option -> option.placement == placement && option.product.equals(product))
                .findFirst()
                .orElseThrow();
    }

    /// What is asked of a service.
    ///
    /// @param perSecond requests, in the mean
    /// @param seconds how long it works on one, in the mean
    /// @param inFlight requests at once, in the mean
    /// @param megabytes what a running copy uses
    public record Load(
            long requests, double perSecond, double seconds, double inFlight, int megabytes) {}

    /// One placement.
    ///
    /// @param product what it runs on
    /// @param functions what its on-demand environments cost in a month
    /// @param kept what of that is for environments that are kept initialised, whether they are used or not
    /// @param containers its part of what replicas cost
    /// @param megabytes of an on-demand environment; 0 where it has none
    /// @param replicas in the mean
    /// @param objection why it may not be chosen; null if it may
    public record Option(
            Placement placement,
            String product,
            Money functions,
            Money kept,
            Money containers,
            int megabytes,
            double replicas,
            double p50Millis,
            double p99Millis,
            double coldShare,
            long refused,
            @Nullable String objection) {

        public Money total() {
            return functions.plus(containers);
        }
    }

    /// The rate at which on demand and always on cost the same.
    ///
    /// @param perSecond infinite where on demand is cheaper at any rate
    /// @param factor how many times today's rate that is; infinite where there are no requests
    public record BreakEven(double perSecond, double factor) {}

    /// In how many of the parts of the traffic's time the verdict's model is the cheaper one.
    ///
    /// @param unit what the parts are: `hours` or `days`
    public record Certainty(int holds, int of, String unit) {}

    /// What else would make another placement cost as much as the one that the service has.
    ///
    /// @param functionPrices how many times today's the prices of functions would be, those of containers being as they are
    /// @param memory how many times as much memory a running copy would use
    /// @param atTwice what it should be with twice the traffic
    /// @param atTenTimes what it should be with ten times the traffic
    public record Flips(
            double functionPrices, double memory, Placement atTwice, Placement atTenTimes) {}

    /// Simulations with other random numbers.
    ///
    /// @param holds with how many of them the verdict's option is the cheapest
    /// @param of how many there were; none where no other option costs nearly as little, or where simulating again takes too long
    public record Seeds(int holds, int of) {

        /// None was needed.
        static final Seeds NONE = new Seeds(0, 0);
    }
}
