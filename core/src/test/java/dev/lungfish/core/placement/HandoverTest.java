package dev.lungfish.core.placement;

import static dev.lungfish.core.placement.PlacementScene.SECOND;
import static dev.lungfish.core.placement.PlacementScene.rules;
import static dev.lungfish.core.service.Placement.CONTAINER;
import static dev.lungfish.core.service.Placement.FUNCTION;
import static dev.lungfish.core.service.Placement.SPLIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// For a second after a move, what served before helps out while a program serves its first request.
class HandoverTest {

    private static final ReplicaRules ONE_REPLICA = rules(2, 1, 1);

    private final PlacementScene scene = PlacementScene.ample();

    @Test
    void theFirstRequestToAReplicaComesAlone() {
        Hosting<String> hosting = scene.function(2, ONE_REPLICA);
        moveToOneReplica(hosting);

        assertThat(hosting.helper()).isEqualTo(FUNCTION);
        assertThat(scene.admit(hosting, "c")).containsExactly("serve c on r1");
        assertThat(scene.admit(hosting, "d")).as("meanwhile").containsExactly("serve d on e2");
        scene.release("r1");
        assertThat(scene.admit(hosting, "e")).as("from then on").containsExactly("serve e on r1");
        assertThat(scene.admit(hosting, "f")).containsExactly("serve f on r1");
    }

    @Test
    void theFirstRequestToAnEnvironmentComesAlone() {
        Hosting<String> hosting = replicaServedTwoAtOnce(rules(2, 1, 5));

        assertThat(moveToTwoEnvironments(hosting)).isEmpty();
        assertThat(hosting.helper()).isEqualTo(CONTAINER);
        assertThat(scene.admit(hosting, "c")).containsExactly("serve c on e2");
        assertThat(scene.admit(hosting, "d")).containsExactly("serve d on r1");
        scene.release("e2");
        assertThat(scene.admit(hosting, "e")).containsExactly("serve e on e2");
        assertThat(scene.admit(hosting, "f")).as("e1's first").containsExactly("serve f on e1");
        assertThat(scene.admit(hosting, "g")).containsExactly("serve g on r1");
    }

    @Test
    void whatServedBeforeGoesAfterASecond() {
        Hosting<String> hosting = scene.function(2, ONE_REPLICA);
        moveToOneReplica(hosting);
        scene.admit(hosting, "c");
        scene.admit(hosting, "d");

        assertThat(scene.placements.isDrained(hosting)).isFalse();
        assertThat(scene.placements.nextTickNanos(0)).isEqualTo(SECOND);
        assertThat(scene.at(SECOND).tick()).containsExactly("stop e1 RETIRED");
        assertThat(hosting.helper()).isNull();
        assertThat(scene.admit(hosting, "e")).containsExactly("serve e on r1");
        assertThat(scene.release("e2")).containsExactly("stop e2 RETIRED");
    }

    @Test
    void nothingWaitsForHelp() {
        Hosting<String> hosting = scene.function(2, ONE_REPLICA);
        moveToOneReplica(hosting);
        scene.admit(hosting, "c");
        scene.admit(hosting, "d");
        scene.admit(hosting, "e");

        assertThat(scene.admit(hosting, "f"))
                .as("e1 and e2 serve")
                .containsExactly("serve f on r1");
    }

    @Test
    void aLimitOfWhatServedBeforeIsNoneOfTheTarget() {
        PlacementScene narrow = PlacementScene.withAccount(2);
        Hosting<String> hosting = narrow.function(2, ONE_REPLICA);
        Hosting<String> other = narrow.service(rules(1, 1, 1));
        narrow.prepare(hosting, CONTAINER);
        narrow.ready("r1");
        narrow.place(hosting, CONTAINER);
        narrow.admit(other, "x");
        narrow.admit(other, "y");
        narrow.admit(hosting, "c");

        assertThat(narrow.admit(hosting, "d")).containsExactly("serve d on r1");
    }

    @Test
    void aLostProgramServesItsFirstRequestNoLonger() {
        Hosting<String> hosting = scene.function(2, rules(1, 2, 2));
        scene.prepare(hosting, CONTAINER);
        scene.ready("r1");
        scene.ready("r2");
        scene.place(hosting, CONTAINER);
        String first = scene.admit(hosting, "c").getFirst();
        scene.discard(first.substring(first.length() - 2));

        assertThat(scene.admit(hosting, "d").getFirst()).startsWith("serve d on r");
    }

    @Test
    void aNewRevisionIsNotServedByTheOld() {
        Hosting<String> hosting = scene.function(2, ONE_REPLICA);
        moveToOneReplica(hosting);

        assertThat(scene.revise(hosting, scene.fleet("v2")))
                .contains("stop e1 RETIRED", "stop e2 RETIRED");
        assertThat(hosting.helper()).isNull();
    }

    @Test
    void aSplitIsHelpedByNeither() {
        Hosting<String> container = replicaServedTwoAtOnce(rules(2, 1, 5));
        scene.prepare(container, SPLIT);
        scene.ready("e1");
        scene.place(container, SPLIT);

        assertThat(container.helper()).as("its replicas go on").isNull();
    }

    @Test
    void nothingStartsAnewToHelp() {
        Hosting<String> hosting = replicaServedTwoAtOnce(ONE_REPLICA);
        moveToTwoEnvironments(hosting);
        scene.discard("r1");

        assertThat(hosting.helper()).isNull();
        assertThat(hosting.deployment().wanted()).isZero();
    }

    @Test
    void noHelpIsNeededWhereRequestsComeOneByOne() {
        Hosting<String> hosting = scene.function(1, ONE_REPLICA);
        scene.prepare(hosting, CONTAINER);
        scene.ready("r1");

        assertThat(scene.place(hosting, CONTAINER)).containsExactly("stop e1 RETIRED");
        assertThat(hosting.helper()).isNull();
    }

    private Hosting<String> replicaServedTwoAtOnce(ReplicaRules rules) {
        Hosting<String> hosting = scene.container(1, rules);
        scene.admit(hosting, "a");
        scene.admit(hosting, "b");
        scene.release("r1");
        scene.release("r1");
        return hosting;
    }

    private void moveToOneReplica(Hosting<String> hosting) {
        scene.prepare(hosting, CONTAINER);
        scene.ready("r1");
        scene.place(hosting, CONTAINER);
    }

    private List<String> moveToTwoEnvironments(Hosting<String> hosting) {
        scene.prepare(hosting, FUNCTION);
        scene.ready("e1");
        scene.ready("e2");
        return scene.place(hosting, FUNCTION);
    }
}
