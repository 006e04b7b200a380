package dev.lungfish.profiles;

import dev.lungfish.core.pricing.ManagedInstances;
import dev.lungfish.core.pricing.Measure;
import dev.lungfish.core.pricing.PerNode;
import dev.lungfish.core.pricing.PriceTiers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product that bills whole instances, a fee on top of them, and requests.
///
/// @param nodes the container profile that has the types of instance and their prices, by its name or file
/// @param feePercent of an instance's price on demand
public record ManagedRates(String nodes, Fact feePercent, Rate millionRequests) {

    public ManagedRates {
        types(nodes);
        millionRequests.each(Measure.MILLION_REQUESTS);
    }

    ManagedInstances instances(@Nullable Fact least) {
        return new ManagedInstances(
                types(nodes),
                feePercent.intValue(),
                least == null ? 0 : least.intValue(),
                PriceTiers.flat(millionRequests.each(Measure.MILLION_REQUESTS)));
    }

    private static List<PerNode.Type> types(String nodes) {
        try {
            if (ContainerProfile.find(nodes).prices() instanceof PerNode priced) {
                return priced.types();
            }
        } catch (YamlException e) {
            throw new IllegalArgumentException(
                    "'nodes' names no container profile that can be read: " + nodes, e);
        }
        throw new IllegalArgumentException("the profile " + nodes + " has no nodes");
    }
}
