package dev.lungfish.core.placement;

import static dev.lungfish.core.placement.PlacementScene.SECOND;
import static dev.lungfish.core.placement.PlacementScene.rules;
import static dev.lungfish.core.service.Placement.CONTAINER;
import static dev.lungfish.core.service.Placement.FUNCTION;
import static dev.lungfish.core.service.Placement.SPLIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A service moves between functions, containers and a split of both.
class MoveTest {

    private final PlacementScene scene = PlacementScene.ample();

    @Test
    void aServiceBeginsAsAFunction() {
        Hosting<String> hosting = scene.service(rules(1, 1, 5));

        assertThat(hosting.placement()).isEqualTo(FUNCTION);
        assertThat(scene.admit(hosting, "a")).containsExactly("start e1");
        assertThat(scene.ready("e1")).containsExactly("serve a on e1 cold");
        assertThat(hosting.inFlight()).isOne();
        scene.release("e1");
        assertThat(hosting.inFlight()).isZero();
    }

    @Test
    void fromFunctionToContainer() {
        Hosting<String> hosting = scene.service(rules(1, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        scene.ready("e1");

        assertThat(scene.prepare(hosting, CONTAINER))
                .as("for two at once, with room to spare")
                .containsExactly("start r1", "start r2", "start r3");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.STARTING);
        assertThat(scene.admit(hosting, "c")).as("as before").containsExactly("start e3");
        scene.ready("r1");
        scene.ready("r2");
        scene.ready("r3");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.READY);
        assertThat(scene.place(hosting, CONTAINER)).isEmpty();
        assertThat(scene.admit(hosting, "d").getFirst()).startsWith("serve d on r");
        assertThat(scene.release("e1")).as("b was first").containsExactly("serve b on e1");
        assertThat(scene.ready("e2")).containsExactly("serve c on e2 cold");
        scene.at(SECOND).tick();
        assertThat(scene.ready("e3")).containsExactly("stop e3 RETIRED");
        assertThat(scene.release("e1")).containsExactly("stop e1 RETIRED");
        assertThat(scene.release("e2")).containsExactly("stop e2 RETIRED");
    }

    @Test
    void idleEnvironmentsStopWhenReplicasServe() {
        Hosting<String> hosting = scene.function(1, rules(1, 1, 5));
        scene.prepare(hosting, CONTAINER);

        assertThat(scene.place(hosting, CONTAINER)).containsExactly("stop e1 RETIRED");
    }

    @Test
    void fromContainerToFunction() {
        Hosting<String> hosting = scene.container(1, rules(2, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");

        assertThat(scene.prepare(hosting, FUNCTION)).containsExactly("start e1", "start e2");
        scene.ready("e1");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.STARTING);
        scene.ready("e2");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.READY);
        assertThat(scene.place(hosting, FUNCTION)).as("r1 serves two").isEmpty();
        assertThat(scene.admit(hosting, "c")).containsExactly("serve c on e2");
        scene.at(SECOND).tick();
        assertThat(scene.release("r1")).isEmpty();
        assertThat(scene.release("r1")).containsExactly("stop r1 SURPLUS");
    }

    /// What waits may be more than functions may serve at once.
    @Test
    void whatWaitsForAReplicaIsServedByOneAlthoughFunctionsServeNow() {
        PlacementScene narrow = PlacementScene.withAccount(1);
        Hosting<String> hosting = narrow.container(1, rules(1, 1, 5));
        for (String request : List.of("a", "b", "c", "d")) {
            narrow.admit(hosting, request);
        }
        narrow.prepare(hosting, FUNCTION);
        narrow.ready("e1");

        assertThat(narrow.place(hosting, FUNCTION)).isEmpty();
        assertThat(narrow.admit(hosting, "new")).containsExactly("serve new on e1");
        narrow.at(SECOND).tick();
        assertThat(narrow.release("r1")).containsExactly("serve b on r1");
        assertThat(narrow.release("r1")).containsExactly("serve c on r1");
        assertThat(narrow.release("r1")).containsExactly("serve d on r1");
        assertThat(narrow.release("r1")).containsExactly("stop r1 SURPLUS");
    }

    @Test
    void whatWaitsForReplicasThatAreNotThereIsServedOnDemand() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        scene.admit(hosting, "c");
        scene.place(hosting, FUNCTION);

        assertThat(scene.discard("r1"))
                .containsExactly("start r2", "start e1", "start e2", "stop r2 SURPLUS");
        assertThat(scene.ready("e1")).containsExactly("serve b on e1 cold");
        assertThat(scene.ready("e2")).containsExactly("serve c on e2 cold");
    }

    @Test
    void theLastThatWaitsForAReplicaMayLeave() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        scene.place(hosting, FUNCTION);
        List<String> lines = new ArrayList<>();

        assertThat(scene.abandon(hosting, "b", lines)).isTrue();
        assertThat(lines).as("r1 still serves").isEmpty();
        scene.at(SECOND).tick();
        assertThat(hosting.deployment().wanted()).isZero();
        assertThat(scene.release("r1")).containsExactly("stop r1 SURPLUS");
    }

    @Test
    void whatWaitsTooLongForAReplicaEndsTheMoveToo() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        scene.place(hosting, FUNCTION);

        assertThat(scene.at(10 * SECOND).tick()).containsExactly("refuse b QUEUE_TIME");
        assertThat(hosting.deployment().wanted()).isZero();
        assertThat(hosting.inFlight()).isOne();
    }

    @Test
    void fromFunctionToSplitAndBack() {
        Hosting<String> hosting = scene.service(rules(1, 2, 5));

        assertThat(scene.prepare(hosting, SPLIT)).containsExactly("start r1", "start r2");
        scene.ready("r1");
        scene.ready("r2");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.READY);
        scene.place(hosting, SPLIT);
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        assertThat(scene.admit(hosting, "c")).containsExactly("start e1");
        scene.ready("e1");
        assertThat(scene.prepare(hosting, FUNCTION))
                .as("three at once were the most")
                .containsExactly("start e2", "start e3");
        scene.ready("e2");
        scene.ready("e3");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.READY);
        assertThat(scene.place(hosting, FUNCTION)).isEmpty();
        scene.at(SECOND).tick();
        assertThat(scene.release("r1")).containsExactly("stop r1 SURPLUS");
    }

    @Test
    void fromContainerToSplit() {
        Hosting<String> hosting = scene.container(2, rules(1, 2, 5));

        assertThat(scene.prepare(hosting, SPLIT)).containsExactly("start e1");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.STARTING);
        scene.ready("e1");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.READY);
        scene.place(hosting, SPLIT);
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        assertThat(scene.admit(hosting, "c")).containsExactly("serve c on e1");
    }

    /// The split's autoscaler wants fewer replicas than the whole traffic needs.
    @Test
    void fromSplitToContainerWhateverTheSplitsAutoscalerWants() {
        ReplicaRules rules = rules(1, 1, 5);
        ReplicaRules scaled =
                new ReplicaRules(
                        rules.deployment(),
                        rules.claim(),
                        1,
                        1,
                        5,
                        Scalers.none(),
                        Scalers.following(10, 1, 5));
        Hosting<String> hosting = scene.service(scaled);
        scene.place(hosting, SPLIT);
        scene.ready("r1");
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");

        assertThat(scene.prepare(hosting, CONTAINER)).containsExactly("start r2", "start r3");
        assertThat(scene.at(10 * SECOND).tick()).isEmpty();
        assertThat(hosting.deployment().wanted()).isEqualTo(3);
        scene.ready("r2");
        scene.ready("r3");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.READY);
    }

    @Test
    void aMoveWithoutRoomForReplicasFails() {
        PlacementScene full = PlacementScene.withRoomForReplicas(1);
        Hosting<String> hosting = full.service(rules(1, 2, 5));

        full.prepare(hosting, CONTAINER);
        assertThat(full.placements.preparation(hosting)).isEqualTo(Preparation.STARTING);
        full.ready("r1");
        assertThat(full.placements.preparation(hosting)).isEqualTo(Preparation.FAILED);
        assertThat(full.cancel(hosting)).containsExactly("stop r1 SURPLUS");
    }

    @Test
    void aMoveBackWaitsForTheReplicasThatStillStop() {
        PlacementScene full = PlacementScene.withRoomForReplicas(1);
        Hosting<String> hosting = full.container(1, rules(1, 1, 1));
        full.place(hosting, FUNCTION);

        assertThat(full.prepare(hosting, CONTAINER)).isEmpty();
        assertThat(full.placements.preparation(hosting)).isEqualTo(Preparation.STARTING);
        assertThat(full.gone("r1")).containsExactly("start r2");
        full.ready("r2");
        assertThat(full.placements.preparation(hosting)).isEqualTo(Preparation.READY);
    }

    @Test
    void aMoveWithoutMemoryForFunctionsFails() {
        PlacementScene full = PlacementScene.withMemory(512);
        Hosting<String> hosting = full.container(1, rules(4, 1, 1));
        full.admit(hosting, "a");
        full.admit(hosting, "b");

        assertThat(full.prepare(hosting, FUNCTION)).containsExactly("start e1");
        assertThat(full.placements.preparation(hosting)).isEqualTo(Preparation.FAILED);
        full.ready("e1");
        assertThat(full.placements.preparation(hosting)).isEqualTo(Preparation.FAILED);
        assertThat(full.cancel(hosting)).containsExactly("stop e1 RETIRED");
    }

    @Test
    void aMoveToWhatNeverStartsFails() {
        Hosting<String> hosting = scene.service(rules(1, 1, 5));
        scene.prepare(hosting, CONTAINER);

        scene.lose("r1");
        scene.lose("r2");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.STARTING);
        scene.at(SECOND).tick();
        scene.lose("r3");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.FAILED);

        scene.cancel(hosting);
        assertThat(scene.prepare(hosting, CONTAINER)).as("anew").containsExactly("start r4");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.STARTING);
    }

    @Test
    void functionsThatDoNotStartFailTheMove() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.prepare(hosting, FUNCTION);

        scene.lose("e1");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.FAILED);
        assertThat(scene.admit(hosting, "a")).containsExactly("serve a on r1");
    }
}
