package dev.lungfish.core.placement;

import static dev.lungfish.core.placement.PlacementScene.SECOND;
import static dev.lungfish.core.placement.PlacementScene.rules;
import static dev.lungfish.core.service.Placement.CONTAINER;
import static dev.lungfish.core.service.Placement.FUNCTION;
import static dev.lungfish.core.service.Placement.SPLIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.fleet.Fleet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Moves that are called off, replaced by others, or meet a new revision or new rules.
class ChangeOfPlanTest {

    private final PlacementScene scene = PlacementScene.ample();

    @Test
    void replicasOfAMoveThatIsOffStop() {
        Hosting<String> hosting = scene.service(rules(1, 2, 5));
        scene.prepare(hosting, CONTAINER);
        scene.ready("r1");

        assertThat(scene.cancel(hosting)).containsExactly("stop r2 SURPLUS", "stop r1 SURPLUS");
        assertThat(hosting.preparing()).isNull();
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.FAILED);
        assertThat(scene.admit(hosting, "a")).containsExactly("start e1");
    }

    @Test
    void environmentsOfAMoveThatIsOffStop() {
        Hosting<String> hosting = scene.container(1, rules(2, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        scene.prepare(hosting, FUNCTION);
        scene.ready("e1");

        assertThat(scene.cancel(hosting)).containsExactly("stop e1 RETIRED");
        assertThat(scene.ready("e2")).containsExactly("stop e2 RETIRED");
        assertThat(scene.admit(hosting, "c")).as("r1 is full").isEmpty();
    }

    @Test
    void aCancelWithoutAMoveChangesNothing() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));

        assertThat(scene.cancel(hosting)).isEmpty();
        assertThat(hosting.deployment().ready()).isOne();
    }

    @Test
    void aSmallerMoveLetsGoOfWhatTheLargerStarted() {
        Hosting<String> hosting = scene.service(rules(1, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        scene.prepare(hosting, CONTAINER);
        scene.ready("r1");

        assertThat(scene.prepare(hosting, SPLIT))
                .containsExactly("stop r3 SURPLUS", "stop r2 SURPLUS");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.READY);
        assertThat(scene.prepare(hosting, FUNCTION)).contains("stop r1 SURPLUS");
    }

    @Test
    void anotherMoveLetsGoOfEnvironmentsThatItDoesNotNeed() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.prepare(hosting, FUNCTION);
        scene.ready("e1");

        assertThat(scene.prepare(hosting, CONTAINER)).containsExactly("stop e1 RETIRED");
    }

    @Test
    void aNewRevisionDuringAMoveToFunctionsIsPreparedToo() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.prepare(hosting, FUNCTION);
        scene.ready("e1");

        assertThat(scene.revise(hosting, scene.fleet("v2")))
                .containsExactly("stop e1 RETIRED", "start r2", "start e2");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.STARTING);
        scene.ready("e2");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.READY);
    }

    @Test
    void aNewRevisionDuringAMoveToContainersIsWhatMoves() {
        Hosting<String> hosting = scene.service(rules(1, 1, 5));
        scene.prepare(hosting, CONTAINER);

        assertThat(scene.revise(hosting, scene.fleet("v2")))
                .containsExactly("stop r1 RETIRED", "start r2");
        assertThat(scene.replica("r2").owner()).isEqualTo("v2");
        scene.ready("r2");
        assertThat(scene.placements.preparation(hosting)).isEqualTo(Preparation.READY);
    }

    @Test
    void aRevisionThatCameWhileFunctionsServedIsWhatReplicasRun() {
        Hosting<String> hosting = scene.container(1, rules(1, 2, 5));
        scene.ready("r2");
        scene.place(hosting, FUNCTION);
        scene.gone("r1");
        scene.gone("r2");
        scene.revise(hosting, scene.fleet("v2"));

        scene.prepare(hosting, CONTAINER);
        assertThat(scene.replica("r3").owner()).isEqualTo("v2");
        assertThat(scene.replica("r4").owner()).isEqualTo("v2");
    }

    @Test
    void theSameRevisionAgainChangesNothing() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));

        assertThat(scene.revise(hosting, hosting.fleet())).isEmpty();
    }

    @Test
    void newRulesHoldAtOnce() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));

        assertThat(scene.configure(hosting, rules(1, 3, 5)))
                .containsExactly("start r2", "start r3");
        assertThat(scene.configure(hosting, rules(1, 1, 2))).containsExactly("stop r3 SURPLUS");
        assertThat(scene.configure(hosting, rules(4, 1, 2)))
                .as("other slots are a rolling update")
                .containsExactly("start r4");
    }

    @Test
    void newRulesHoldForAMoveToo() {
        Hosting<String> hosting = scene.service(rules(1, 1, 5));
        scene.prepare(hosting, CONTAINER);

        assertThat(scene.configure(hosting, rules(1, 2, 5))).containsExactly("start r2");
        assertThat(scene.configure(scene.service(rules(1, 1, 5)), rules(1, 2, 5)))
                .as("functions serve")
                .isEmpty();
    }

    @Test
    void aServiceThatIsGoneLeavesNothing() {
        Hosting<String> hosting = scene.container(1, rules(1, 1, 5));
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        List<String> waiting = new ArrayList<>();

        assertThat(scene.remove(hosting, waiting)).isEmpty();
        assertThat(waiting).containsExactly("b");
        assertThat(scene.undelivered("r1", "a", 0))
                .containsExactly("stop r1 SURPLUS", "fail a with r1");
        scene.gone("r1");
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void environmentsOfAServiceThatIsGoneStop() {
        Hosting<String> hosting = scene.function(1, rules(1, 1, 5));

        assertThat(scene.remove(hosting, new ArrayList<>())).containsExactly("stop e1 RETIRED");
    }

    @Test
    void whoeverWaitsOnTheFleetBeforeMayLeave() {
        Hosting<String> hosting = scene.service(rules(1, 1, 5));
        scene.admit(hosting, "a");
        Fleet<String> before = hosting.fleet();
        scene.revise(hosting, scene.fleet("v2"));

        assertThat(scene.abandon(hosting, "a", new ArrayList<>())).isTrue();
        assertThat(before.waiting()).isZero();
        assertThat(scene.abandon(hosting, "a", new ArrayList<>())).isFalse();
    }

    @Test
    void theTrafficOfTheLastMinuteIsWhatCounts() {
        Hosting<String> hosting = scene.service(rules(1, 1, 50));
        for (int i = 0; i < 7; i++) {
            scene.admit(hosting, "request");
            scene.ready("e" + (i + 1));
        }
        for (int i = 0; i < 7; i++) {
            scene.at(SECOND).release("e" + (i + 1));
        }

        scene.at(50 * SECOND).prepare(hosting, CONTAINER);
        assertThat(hosting.deployment().wanted()).isEqualTo(10);
        scene.cancel(hosting);
        scene.at(100 * SECOND).prepare(hosting, CONTAINER);
        assertThat(hosting.deployment().wanted()).isOne();
    }
}
