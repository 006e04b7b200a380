package dev.lungfish.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.limits.ScalingRate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How replicas and on-demand environments share a machine of 512 MB.
class LendingTest {

    private final OnDemand<String> onDemand =
            new OnDemand<>(
                    new OnDemandRules(
                            600 * Scene.SECOND,
                            1000,
                            ScalingRate.AWS_LAMBDA,
                            Integer.MAX_VALUE,
                            512,
                            10 * Scene.SECOND));
    private final AlwaysOn<String> alwaysOn =
            new AlwaysOn<>(
                    new Cluster(List.of(new Node("n", "z", 10_000, 10_000, 100))), onDemand, 1);
    private final Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 256, 1);
    private final Deployment<String> deployment =
            alwaysOn.deployment("web", ReplicaScene.rules(1, 0));
    private final Map<String, Environment<String>> started = new HashMap<>();

    private List<String> text(List<Order<String>> orders) {
        for (Order<String> order : orders) {
            if (order instanceof Order.Start<String>(var environment)) {
                started.put(name(environment), environment);
            }
        }
        return orders.stream()
                .map(
                        order ->
                                switch (order) {
                                    case Order.Start<String>(var it) -> "start " + name(it);
                                    case Order.Stop<String>(var it, var reason) ->
                                            "stop " + name(it) + " " + reason;
                                    default -> OrderText.of(order);
                                })
                .toList();
    }

    private static String name(Environment<String> environment) {
        return (environment instanceof Replica<String> ? "r" : "e") + environment.id();
    }

    private OnDemandEnvironment<String> environment(String name) {
        return (OnDemandEnvironment<String>) started.get(name);
    }

    private Replica<String> replica(String name) {
        return (Replica<String>) started.get(name);
    }

    private List<String> scale(int wanted) {
        return text(alwaysOn.scale(0, deployment, wanted));
    }

    private void busy(String name) {
        text(onDemand.admit(0, fleet, "request"));
        onDemand.ready(0, environment(name));
    }

    private void claims(int megabytes) {
        alwaysOn.roll(0, deployment, "v1", new Claim(0, megabytes), 1);
    }

    @Test
    void anIdleEnvironmentMakesRoomAndIsWaitedFor() {
        claims(512);
        busy("e1");
        onDemand.release(0, environment("e1"));

        assertThat(scale(1)).containsExactly("stop e1 EVICTED");
        assertThat(deployment.starting()).isOne();
        assertThat(onDemand.lentMegabytes()).isZero();
        assertThat(text(onDemand.gone(0, environment("e1")))).containsExactly("start r1");
        assertThat(onDemand.lentMegabytes()).isEqualTo(512);
    }

    @Test
    void aBusyEnvironmentIsWaitedForUntilItIdles() {
        claims(512);
        busy("e1");

        assertThat(scale(1)).isEmpty();
        assertThat(deployment.obstacle()).contains("busy on-demand environments");
        assertThat(text(onDemand.release(0, environment("e1")))).containsExactly("stop e1 EVICTED");
        assertThat(deployment.obstacle()).isNull();
        assertThat(text(onDemand.gone(0, environment("e1")))).containsExactly("start r1");
    }

    @Test
    void aReplicaThatStillWaitsForMemoryNeverStartsIfItIsNotWanted() {
        claims(512);
        busy("e1");
        onDemand.release(0, environment("e1"));
        scale(1);

        assertThat(scale(0)).isEmpty();
        assertThat(deployment.existing()).isEmpty();
        assertThat(text(onDemand.gone(0, environment("e1")))).isEmpty();
        assertThat(text(onDemand.admit(0, fleet, "a"))).containsExactly("start e2");
    }

    @Test
    void theMemoryOfAReplicaThatStopsIsPromised() {
        claims(512);
        scale(1);
        text(onDemand.admit(0, fleet, "a"));
        assertThat(fleet.waiting()).as("refused: a replica holds all").isZero();
        scale(0);

        assertThat(text(onDemand.admit(0, fleet, "b"))).isEmpty();
        assertThat(fleet.waiting()).isOne();
        assertThat(text(alwaysOn.gone(0, replica("r1")))).containsExactly("start e1");
    }

    @Test
    void aProvisionedEnvironmentThatLacksMemoryStartsWhenAReplicaIsGone() {
        claims(512);
        scale(1);
        assertThat(onDemand.provision(0, fleet, 1)).isEmpty();

        scale(0);
        assertThat(text(alwaysOn.gone(0, replica("r1")))).containsExactly("start e1");
    }

    @Test
    void environmentsStartedAheadDoNotTakeEachOthersMemory() {
        claims(256);
        scale(1);
        assertThat(text(onDemand.startAhead(0, fleet, 1))).containsExactly("start e1");
        onDemand.ready(0, environment("e1"));

        assertThat(text(onDemand.startAhead(0, fleet, 1))).isEmpty();
        assertThat(fleet.aheadRefused()).isTrue();
        assertThat(fleet.ready()).isOne();
    }
}
