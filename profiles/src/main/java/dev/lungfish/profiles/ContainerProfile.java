package dev.lungfish.profiles;

import dev.lungfish.core.pricing.ContainerPrices;
import dev.lungfish.core.pricing.PerResource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The prices of a named platform for containers that are always on. It bills in one of three ways.
///
/// @param name a short name for commands: `aws-fargate`
/// @param title what people call it
/// @param region whose prices these are
/// @param perTask where each task is billed by itself
/// @param perNode where whole nodes are paid for
/// @param perResource where processors and memory have a price each
public record ContainerProfile(
        String name,
        String title,
        String region,
        @Nullable TaskRates perTask,
        @Nullable NodeRates perNode,
        @Nullable ResourceRates perResource) {

    /// The names of those that come with Lungfish, the default first.
    public static final List<String> SHIPPED =
            List.of("aws-fargate", "aws-eks-ec2", "own-machines");

    public ContainerProfile {
        Shipped.requireName(name);
        long ways = Stream.of(perTask, perNode, perResource).filter(Objects::nonNull).count();
        if (ways != 1) {
            throw new IllegalArgumentException(
                    "a profile has one of 'per_task', 'per_node' and 'per_resource', but this has "
                            + (ways == 0 ? "none" : "several"));
        }
    }

    /// AWS Fargate, as it comes with Lungfish.
    public static ContainerProfile awsFargate() {
        return Shipped.profile("aws-fargate.yaml", ContainerProfile.class);
    }

    /// A shipped profile, by its name, or one of one's own, by its file.
    ///
    /// @throws YamlException if there is no such name or file, or the file is not a profile; the message says what to do
    public static ContainerProfile find(String nameOrFile) throws YamlException {
        return Shipped.find("container profile", SHIPPED, "", nameOrFile, ContainerProfile.class);
    }

    /// The prices to bill by.
    public ContainerPrices prices() {
        if (perTask != null) {
            return perTask.offer();
        }
        return perNode != null
                ? perNode.offer()
                : new PerResource(Objects.requireNonNull(perResource).prices());
    }
}
