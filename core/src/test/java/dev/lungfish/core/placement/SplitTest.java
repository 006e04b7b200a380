package dev.lungfish.core.placement;

import static dev.lungfish.core.placement.PlacementScene.SECOND;
import static dev.lungfish.core.placement.PlacementScene.rules;
import static dev.lungfish.core.service.Placement.CONTAINER;
import static dev.lungfish.core.service.Placement.SPLIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Replicas for the steady base, on-demand environments for what exceeds them.
class SplitTest {

    private final PlacementScene scene = PlacementScene.ample();

    private Hosting<String> split() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.place(hosting, SPLIT);
        return hosting;
    }

    @Test
    void whatFindsNoFreeSlotGoesOnDemandAtOnce() {
        Hosting<String> hosting = split();

        assertThat(scene.admit(hosting, "a")).containsExactly("serve a on r1");
        assertThat(scene.admit(hosting, "b")).containsExactly("start e1");
        assertThat(scene.ready("e1")).containsExactly("serve b on e1 cold");
        assertThat(hosting.inFlight()).isEqualTo(2);
    }

    /// A start takes longer than most requests do.
    @Test
    void aReplicaThatIsFreeBeforeTheStartServesWhatWaitsForIt() {
        Hosting<String> hosting = split();
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        assertThat(scene.admit(hosting, "c")).containsExactly("start e2");

        assertThat(scene.release("r1")).containsExactly("serve b on r1");
        assertThat(scene.ready("e1")).containsExactly("serve c on e1 cold");
        assertThat(scene.ready("e2")).as("it is there for what comes next").isEmpty();
        assertThat(scene.admit(hosting, "d")).containsExactly("serve d on e2");
    }

    @Test
    void withoutAReadyReplicaAllGoesOnDemand() {
        Hosting<String> hosting = split();
        scene.unready("r1");

        assertThat(scene.admit(hosting, "a")).containsExactly("start e1");
    }

    @Test
    void whatWasWaitingForAReplicaGoesOnDoingSo() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        assertThat(scene.place(hosting, SPLIT)).isEmpty();

        assertThat(scene.release("r1")).containsExactly("serve b on r1");
    }

    @Test
    void whatWasWaitingGoesOnDemandOnceNoReplicaIsReady() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        scene.place(hosting, SPLIT);

        assertThat(scene.unready("r1")).containsExactly("start e1");
        assertThat(scene.ready("e1")).containsExactly("serve b on e1 cold");
    }

    @Test
    void anUndeliveredRequestGoesOnDemandWhereNoReplicaIsFree() {
        Hosting<String> hosting = split();
        scene.admit(hosting, "a");

        assertThat(scene.undelivered("r1", "a", 0)).containsExactly("start e1");
        assertThat(scene.abandon(hosting, "a", new ArrayList<>())).as("it waits for e1").isTrue();
    }

    @Test
    void inAContainerAnUndeliveredRequestWaits() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.admit(hosting, "a");

        assertThat(scene.undelivered("r1", "a", 0)).isEmpty();
        assertThat(scene.at(SECOND).tick()).containsExactly("serve a on r1");
    }

    @Test
    void replicasTakeTheMemoryOfIdleEnvironments() {
        PlacementScene full = PlacementScene.withMemory(512);
        Hosting<String> hosting = full.container(1, rules(1, 1, 5));
        full.place(hosting, SPLIT);
        full.admit(hosting, "a");
        full.admit(hosting, "b");
        full.ready("e1");

        assertThat(full.configure(hosting, rules(1, 2, 5))).isEmpty();
        assertThat(hosting.deployment().obstacle()).isNotNull();
        assertThat(full.release("e1")).containsExactly("stop e1 EVICTED");
        assertThat(full.gone("e1")).containsExactly("start r2");
    }

    @Test
    void theAutoscalerIsAskedWhenItWantsToBe() {
        ReplicaRules still = rules(1, 1, 5);
        Hosting<String> hosting =
                scene.service(
                        new ReplicaRules(
                                still.deployment(),
                                still.claim(),
                                1,
                                1,
                                5,
                                Scalers.following(1, 1, 5),
                                Scalers.none()));
        scene.place(hosting, CONTAINER);
        scene.at(SECOND).tick();
        for (int i = 0; i < 4; i++) {
            scene.admit(hosting, "request");
        }

        assertThat(scene.nextTick()).isEqualTo(2 * SECOND);
        assertThat(scene.at(2 * SECOND).tick()).as("two in the mean").containsExactly("start r2");
        assertThat(scene.at(11 * SECOND).tick())
                .as("what was refused is in flight no more")
                .contains("refuse request QUEUE_TIME");
        assertThat(hosting.inFlight()).isZero();
        scene.at(60 * SECOND).tick();
        assertThat(hosting.deployment().wanted()).isOne();
    }

    /// A replica may use far more than it claims, as one that claims next to nothing.
    @Test
    void anyMeasurementOfCpuIsTold() {
        ReplicaRules still = rules(1, 1, 5);
        Hosting<String> hosting =
                scene.service(
                        new ReplicaRules(
                                still.deployment(),
                                still.claim(),
                                1,
                                1,
                                5,
                                Scalers.following(1, 1, 5),
                                Scalers.none()));
        scene.place(hosting, CONTAINER);
        scene.ready("r1");
        scene.replica("r1").setCpuPermille(Integer.MAX_VALUE);

        assertThat(scene.tick()).isEmpty();
    }
}
