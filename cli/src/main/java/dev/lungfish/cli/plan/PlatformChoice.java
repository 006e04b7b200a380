package dev.lungfish.cli.plan;

import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.limits.ScalingRate;
import dev.lungfish.core.pricing.ContainerPrices;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PerNode;
import dev.lungfish.core.pricing.Purchase;
import dev.lungfish.core.pricing.ResourcePrices;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.planner.cost.BilledReplicas;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.FunctionPrices;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.cost.NodePool;
import dev.lungfish.planner.cost.NodeType;
import dev.lungfish.planner.cost.OwnNodes;
import dev.lungfish.planner.fleet.FunctionLimits;
import dev.lungfish.profiles.ContainerProfile;
import dev.lungfish.profiles.Limits;
import dev.lungfish.profiles.PlatformProfile;
import dev.lungfish.profiles.Purchases;
import dev.lungfish.profiles.YamlException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where functions and containers would run.
public final class PlatformChoice {

    /// Steps of the replicas' counts that share one packing.
    static final int PACK_EVERY = 10;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            defaultValue = "aws-eks-ec2",
            description =
                    "Whose prices containers have: aws-eks-ec2 (nodes), aws-fargate, own-machines,"
                            + " or a file of one's own. Functions have AWS Lambda's. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String profile;

    @Option(
            names = "--architecture",
            paramLabel = "arm64|x86_64",
            defaultValue = "arm64",
            description = "Of functions and nodes. Default: ${DEFAULT-VALUE}.")
    private String architecture;

    @Option(
            names = "--purchase",
            paramLabel = "WAY",
            defaultValue = "on-demand",
            description =
                    "How nodes are paid for: on-demand, spot or savings-plan-1y. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String purchase;

    @Option(
            names = "--zones",
            paramLabel = "N",
            defaultValue = "3",
            description = "Over how many zones replicas are spread. Default: ${DEFAULT-VALUE}.")
    private int zones;

    @Option(
            names = "--keep-alive",
            paramLabel = "S",
            description =
                    "How long a function's environment may be idle before it ends. Default: 600 s.")
    private @Nullable Integer keepAliveSeconds;

    private @Nullable PlatformProfile functions;
    private @Nullable ContainerProfile containers;

    /// As people call them.
    String title() {
        return functions().title() + " and " + containers().title();
    }

    FunctionLimits limits() {
        Limits.Sizes sizes = functions().limits().sizes();
        return new FunctionLimits(
                functions().title(),
                sizes.leastMemoryMegabytes().intValue(),
                sizes.mostMemoryMegabytes().intValue(),
                sizes.megabytesPerProcessor().intValue(),
                functions().limits().times().mostTimeoutSeconds().intValue());
    }

    OnDemandRules rules() {
        Limits.Concurrency limits = functions().limits().concurrency();
        int starts = limits.startsPerInterval().intValue();
        OnDemandRules usual = OnDemandRules.AWS_LAMBDA;
        return new OnDemandRules(
                keepAliveSeconds == null
                        ? usual.keepAliveNanos()
                        : keepAliveSeconds * NANOS_PER_SECOND,
                limits.account().intValue(),
                new ScalingRate(starts, starts / limits.startIntervalSeconds().intValue()),
                usual.startsAtOnce(),
                usual.machineMegabytes(),
                usual.longestWaitNanos());
    }

    /// Read when it is asked for: every start of any command makes this object.
    public PlatformProfile functions() {
        PlatformProfile read = functions == null ? PlatformProfile.awsLambda() : functions;
        functions = read;
        return read;
    }

    FunctionPrices functionPrices() {
        return new FunctionPrices(functions().priceList(), architecture());
    }

    ContainerPrices containerPrices() {
        return containers().prices();
    }

    int zones() {
        if (zones < 1) {
            throw new Failure("There is at least one zone, not %d.".formatted(zones));
        }
        return zones;
    }

    String containerTitle() {
        return containers().title();
    }

    /// In which ratio processors and memory of nodes are weighed: as the profile does, or else as that of EC2 does.
    ResourcePrices base() {
        return containerPrices() instanceof PerNode own ? own.base() : ec2().base();
    }

    private static PerNode ec2() {
        try {
            return (PerNode) ContainerProfile.find("aws-eks-ec2").prices();
        } catch (YamlException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /// Whether containers run on nodes that are paid for whole.
    boolean hasNodes() {
        return containerPrices() instanceof PerNode;
    }

    private ContainerProfile containers() {
        try {
            ContainerProfile read =
                    containers == null ? ContainerProfile.find(profile) : containers;
            containers = read;
            return read;
        } catch (YamlException wrong) {
            throw new Failure(Objects.toString(wrong.getMessage()), wrong);
        }
    }

    Architecture architecture() {
        for (Architecture one : Architecture.values()) {
            if (one.wireName().equals(architecture)) {
                return one;
            }
        }
        throw new Failure("'%s' is no architecture: say arm64 or x86_64.".formatted(architecture));
    }

    /// What containers run on.
    ///
    /// @param everywhere what has a pod on every node
    ContainerPlatform containerPlatform(long lengthNanos, EveryNode everywhere) {
        ContainerPrices prices = containerPrices();
        if (!(prices instanceof PerNode nodes)) {
            return new BilledReplicas(prices, architecture(), Month.like(lengthNanos));
        }
        PerNode paid = purchase().applied(nodes);
        List<NodeType> types =
                paid.types().stream()
                        .filter(type -> type.architecture() == architecture())
                        .map(type -> nodeType(type, everywhere.pods(), type.each()))
                        .filter(Objects::nonNull)
                        .toList();
        return new OwnNodes(
                new NodePool(types, zones()), paid.clusterEach(), paid.base(), 0, PACK_EVERY);
    }

    static @Nullable NodeType nodeType(PerNode.Type type, NodeType.OwnPods everywhere, Money each) {
        return NodeType.of(
                type.name(),
                type.size().cpuMillis(),
                type.size().megabytes(),
                type.mostPods(),
                everywhere,
                each);
    }

    private Purchase purchase() {
        Purchases known = Purchases.aws();
        return known.of(purchase)
                .orElseThrow(
                        () ->
                                new Failure(
                                        "Nodes cannot be paid for by '%s': say one of %s."
                                                .formatted(
                                                        purchase,
                                                        known.all().stream()
                                                                .map(Purchase::name)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }
}
