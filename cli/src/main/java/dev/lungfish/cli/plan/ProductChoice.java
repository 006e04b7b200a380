package dev.lungfish.cli.plan;

import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.pricing.ManagedInstances;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PerTask;
import dev.lungfish.core.pricing.Purchase;
import dev.lungfish.core.pricing.ResourcePrices;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.planner.cost.BilledReplicas;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.cost.NodePool;
import dev.lungfish.planner.cost.NodeType;
import dev.lungfish.planner.cost.OwnNodes;
import dev.lungfish.planner.cost.SeveralPlatforms;
import dev.lungfish.planner.fleet.Defaults;
import dev.lungfish.planner.fleet.Fleet;
import dev.lungfish.planner.fleet.ManagedSizing;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.plan.Offers;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.profiles.ContainerProfile;
import dev.lungfish.profiles.Product;
import dev.lungfish.profiles.Products;
import dev.lungfish.profiles.YamlException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What services may run on beside the platforms of the profiles.
public final class ProductChoice {

    private static final String MANAGED = "aws-lambda-managed-instances";
    private static final String TASKS = "aws-fargate";
    private static final List<String> KNOWN = List.of(TASKS, MANAGED);
    private static final NodeType.OwnPods NONE = new NodeType.OwnPods(new Claim(0, 0), 0);
    private static final int WHOLE = 100;

    @Option(
            names = "--product",
            paramLabel = "NAME",
            description =
                    "What a service may run on beside AWS Lambda and the profile's containers:"
                            + " aws-fargate, aws-lambda-managed-instances. Can be given again.")
    private List<String> products = List.of();

    /// What each service could run on.
    Offers offers(PlatformChoice platforms) {
        requireKnown();
        Product managed = managed();
        return new Offers(
                platforms.functions().title(),
                platforms.containerTitle(),
                managed == null
                        ? null
                        : new Offers.Managed(
                                managed.title(), instances(managed).requests().listPrice()),
                hasTasks(platforms)
                        ? new Offers.Tasks(fargate().title(), fargate().prices().rule())
                        : null);
    }

    private void requireKnown() {
        for (String name : products) {
            if (!KNOWN.contains(name)) {
                throw new Failure(
                        "Plans know no --product '%s': say one of %s."
                                .formatted(name, String.join(", ", KNOWN)));
            }
        }
    }

    private static ContainerProfile fargate() {
        return ContainerProfile.awsFargate();
    }

    /// Where all containers are billed one by one anyway, that is no option more.
    private boolean hasTasks(PlatformChoice platforms) {
        return products.contains(TASKS) && !(platforms.containerPrices() instanceof PerTask);
    }

    private @Nullable Product managed() {
        if (!products.contains(MANAGED)) {
            return null;
        }
        try {
            return Products.find(MANAGED);
        } catch (YamlException wrong) {
            throw new Failure(Objects.toString(wrong.getMessage()), wrong);
        }
    }

    private static ManagedInstances instances(Product managed) {
        return managed.managedInstances().orElseThrow();
    }

    /// The fleet, with what these products make possible and assume.
    Fleet with(Fleet fleet, PlatformChoice platforms, Defaults defaults) {
        Product managed = managed();
        Fleet more =
                managed == null
                        ? fleet
                        : new ManagedSizing(managed, defaults.targetPercent()).of(fleet);
        return hasTasks(platforms)
                ? more.assuming(
                        new Assumption(
                                "on " + fargate().title(),
                                "the same replicas as on nodes, each billed by itself; they need no"
                                        + " nodes and leave none idle",
                                "its prices; how long a task takes to start is taken from"
                                        + " --replica-start",
                                "--product"))
                : more;
    }

    /// The profile's platform and these.
    ContainerPlatform platform(
            ContainerPlatform containers, PlatformChoice platforms, long lengthNanos) {
        SortedMap<Integer, ContainerPlatform> all = new TreeMap<>();
        all.put(0, containers);
        Architecture architecture = platforms.architecture();
        Product managed = managed();
        if (managed != null) {
            all.put(Alternative.MANAGED.platform(), managed(managed, platforms));
        }
        if (hasTasks(platforms)) {
            all.put(
                    Alternative.TASK.platform(),
                    new BilledReplicas(fargate().prices(), architecture, Month.like(lengthNanos)));
        }
        return all.size() == 1 ? containers : new SeveralPlatforms(all);
    }

    /// Instances with their fee. They hold nothing but functions, and their prices weigh as much more as the fee is.
    private static ContainerPlatform managed(Product product, PlatformChoice platforms) {
        ManagedInstances instances = instances(product);
        List<NodeType> types =
                instances.types().stream()
                        .filter(type -> type.architecture() == platforms.architecture())
                        .map(
                                type ->
                                        PlatformChoice.nodeType(
                                                type,
                                                NONE,
                                                instances.each(type, Purchase.ON_DEMAND)))
                        .filter(Objects::nonNull)
                        .toList();
        ResourcePrices base = platforms.base();
        return new OwnNodes(
                new NodePool(types, platforms.zones()),
                Money.ZERO,
                new ResourcePrices(
                        withFee(base.cpuEach(), instances), withFee(base.memoryEach(), instances)),
                instances.leastInstances(),
                PlatformChoice.PACK_EVERY);
    }

    private static Money withFee(Money each, ManagedInstances instances) {
        return each.times(WHOLE + instances.feePercent()).averagedOver(WHOLE);
    }
}
