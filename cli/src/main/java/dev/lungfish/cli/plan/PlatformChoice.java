package dev.lungfish.cli.plan;

import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.limits.ScalingRate;
import dev.lungfish.core.pricing.ContainerPrices;
import dev.lungfish.core.pricing.PerNode;
import dev.lungfish.core.pricing.Purchase;
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

    /// Pods of the network, the proxy, storage and logs run on every node of a cluster.
    private static final NodeType.OwnPods OWN_PODS = new NodeType.OwnPods(new Claim(200, 300), 4);

    private static final int PACK_EVERY = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            defaultValue = "aws-eks-ec2",
            description =
                    "Whose prices containers have: aws-eks-ec2 (nodes), aws-fargate, own-machines, or a"
                            + " file of one's own. Functions have AWS Lambda's. Default: ${DEFAULT-VALUE}.")
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

    private final PlatformProfile functions = PlatformProfile.awsLambda();

    /// As people call them.
    String title() {
        return functions.title() + " and " + containers().title();
    }

    FunctionLimits limits() {
        Limits.Sizes sizes = functions.limits().sizes();
        return new FunctionLimits(
                functions.title(),
                sizes.leastMemoryMegabytes().intValue(),
                sizes.mostMemoryMegabytes().intValue(),
                sizes.megabytesPerProcessor().intValue(),
                functions.limits().times().mostTimeoutSeconds().intValue());
    }

    OnDemandRules rules() {
        Limits.Concurrency limits = functions.limits().concurrency();
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

    public PlatformProfile functions() {
        return functions;
    }

    FunctionPrices functionPrices() {
        return new FunctionPrices(functions.priceList(), architecture());
    }

    ContainerPrices containerPrices() {
        return containers().prices();
    }

    private ContainerProfile containers() {
        try {
            return ContainerProfile.find(profile);
        } catch (YamlException wrong) {
            throw new Failure(Objects.toString(wrong.getMessage()), wrong);
        }
    }

    private Architecture architecture() {
        for (Architecture one : Architecture.values()) {
            if (one.wireName().equals(architecture)) {
                return one;
            }
        }
        throw new Failure("'%s' is no architecture: say arm64 or x86_64.".formatted(architecture));
    }

    /// What containers run on.
    ContainerPlatform containerPlatform(long lengthNanos) {
        ContainerPrices prices = containerPrices();
        if (!(prices instanceof PerNode nodes)) {
            return new BilledReplicas(prices, architecture(), Month.like(lengthNanos));
        }
        if (zones < 1) {
            throw new Failure("There is at least one zone, not %d.".formatted(zones));
        }
        PerNode paid = purchase().applied(nodes);
        List<NodeType> types =
                paid.types().stream()
                        .filter(type -> type.architecture() == architecture())
                        .map(PlatformChoice::nodeType)
                        .filter(Objects::nonNull)
                        .toList();
        return new OwnNodes(
                new NodePool(types, zones), paid.clusterEach(), paid.base(), PACK_EVERY);
    }

    private static @Nullable NodeType nodeType(PerNode.Type type) {
        return NodeType.of(
                type.name(),
                type.size().cpuMillis(),
                type.size().megabytes(),
                type.mostPods(),
                OWN_PODS,
                type.each());
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
