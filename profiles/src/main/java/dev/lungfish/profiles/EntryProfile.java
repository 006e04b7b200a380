package dev.lungfish.profiles;

import dev.lungfish.core.pricing.EntryPrices;
import dev.lungfish.core.pricing.Measure;
import java.util.List;

/// What stands before services, and what it costs.
///
/// @param name a short name for commands: `aws-entry`
/// @param title what people call it
/// @param region whose prices these are
/// @param httpApi dollars for a million requests to a plain gateway
/// @param restApi the same for a gateway that does more
public record EntryProfile(
        String name,
        String title,
        String region,
        LoadBalancer loadBalancer,
        Price httpApi,
        Price restApi) {

    /// The names of those that come with Lungfish.
    public static final List<String> SHIPPED = List.of("aws-entry");

    /// A load balancer's prices.
    ///
    /// @param loadHour the price of a unit of load for an hour
    /// @param connectionsPerSecond how many new connections a second are one unit of load
    /// @param bytesPerHour how many bytes an hour are one unit of load
    public record LoadBalancer(
            Rate hour, Rate loadHour, Fact connectionsPerSecond, Fact bytesPerHour) {

        public LoadBalancer {
            Fact.requirePositive("connections_per_second", connectionsPerSecond);
            Fact.requirePositive("bytes_per_hour", bytesPerHour);
            hour.each(1);
            loadHour.each(1);
        }
    }

    private static final long SECONDS_PER_HOUR = 3600;

    public EntryProfile {
        Shipped.requireName(name);
    }

    /// AWS's load balancer and gateways, as they come with Lungfish.
    public static EntryProfile aws() {
        return Shipped.profile("aws-entry.yaml", EntryProfile.class);
    }

    /// A shipped one, by its name, or one of one's own, by its file.
    ///
    /// @throws YamlException if there is no such name or file, or the file is not of this kind; the message says what to do
    public static EntryProfile find(String nameOrFile) throws YamlException {
        return Shipped.find("entry profile", SHIPPED, "", nameOrFile, EntryProfile.class);
    }

    /// The prices to reckon with.
    public EntryPrices prices() {
        return new EntryPrices(
                loadBalancer.hour().each(1),
                loadBalancer.loadHour().each(1),
                Math.multiplyExact(loadBalancer.connectionsPerSecond().value(), SECONDS_PER_HOUR),
                loadBalancer.bytesPerHour().value(),
                httpApi.tiers(Measure.MILLION_REQUESTS),
                restApi.tiers(Measure.MILLION_REQUESTS));
    }
}
