package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.ReplicaScene.count;
import static dev.lungfish.core.fleet.ReplicaScene.rules;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How replicas of one revision take the place of another's.
class RollingUpdateTest {

    private final ReplicaScene scene = ReplicaScene.ample();

    @Test
    void oneMoreIsStartedAndOneStopsWhenItIsReady() {
        Deployment<String> deployment = scene.running(3, 1, rules(1, 0));

        assertThat(scene.roll(deployment, "v2")).containsExactly("start 4");
        assertThat(scene.ready(4)).containsExactly("stop 1 RETIRED", "start 5");
        assertThat(scene.ready(5)).containsExactly("stop 2 RETIRED", "start 6");
        assertThat(scene.ready(6)).containsExactly("stop 3 RETIRED");
        assertThat(deployment.ready()).isEqualTo(3);
        assertThat(deployment.isRolling()).isFalse();
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
    }

    /// The numbers of Kubernetes' documentation: ten replicas with a surge of three and two unavailable, and an image
    /// that never starts, come to rest at eight old ones and five new ones.
    @Test
    void anUpdateThatNeverGetsReadyRestsAtKubernetesNumbers() {
        Deployment<String> deployment = scene.running(10, 1, rules(3, 2));

        scene.roll(deployment, "v2");
        assertThat(count(deployment, "v1")).isEqualTo(8);
        assertThat(count(deployment, "v2")).isEqualTo(5);
        assertThat(deployment.ready()).isEqualTo(8);
        assertThat(scene.tick()).isEmpty();
    }

    /// The other example of Kubernetes' documentation: a quarter of three replicas is a surge of one and none
    /// unavailable.
    @Test
    void ofThreeReplicasThreeAreReadyAndFourExist() {
        Deployment<String> deployment = scene.running(3, 1, rules(1, 0));

        scene.roll(deployment, "v2");
        for (long next = 4; next <= 6; next++) {
            assertThat(deployment.wantedReplicas()).isEqualTo(4);
            assertThat(deployment.ready()).isEqualTo(3);
            scene.ready(next);
        }
        assertThat(deployment.wantedReplicas()).isEqualTo(3);
        assertThat(deployment.currentReady()).isEqualTo(3);
    }

    @Test
    void withoutASurgeOneIsDoneWithout() {
        Deployment<String> deployment = scene.running(2, 1, rules(0, 1));

        assertThat(scene.roll(deployment, "v2")).containsExactly("stop 1 RETIRED", "start 3");
        assertThat(scene.ready(3)).containsExactly("stop 2 RETIRED", "start 4");
        assertThat(scene.ready(4)).isEmpty();
    }

    /// It is not available, and nobody misses it; else the update would wait for it forever.
    @Test
    void withoutASurgeOneThatIsNotReadyGivesWayFirst() {
        Deployment<String> deployment = scene.running(3, 1, rules(0, 1));
        scene.unready(2);

        assertThat(scene.roll(deployment, "v2")).containsExactly("stop 2 RETIRED", "start 4");
        assertThat(deployment.ready()).isEqualTo(2);
    }

    @Test
    void whatServesIsStartedAgainWhileTheNewRevisionHasNotBeenReady() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));
        scene.roll(deployment, "v2");

        assertThat(scene.lose(1)).containsExactly("start 4");
        assertThat(scene.replica(4).owner()).isEqualTo("v1");
        assertThat(deployment.provenOwner()).isEqualTo("v1");
        assertThat(scene.ready(3)).containsExactly("stop 4 RETIRED", "start 5");
        assertThat(scene.replica(5).owner()).isEqualTo("v2");
        assertThat(deployment.provenOwner()).isNull();
        assertThat(scene.ready(5)).containsExactly("stop 2 RETIRED");
    }

    @Test
    void aRevisionThatNeverGetsReadyGivesWayToTheNextAtOnce() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));
        scene.roll(deployment, "bad");

        assertThat(scene.roll(deployment, "good")).containsExactly("stop 3 RETIRED", "start 4");
        assertThat(deployment.provenOwner()).isEqualTo("v1");
        assertThat(scene.ready(4)).containsExactly("stop 1 RETIRED", "start 5");
    }

    @Test
    void whatSurvivedAFailedUpdateStaysWhenItIsTakenBack() {
        Deployment<String> deployment = scene.running(3, 1, rules(1, 1));
        scene.roll(deployment, "bad");
        assertThat(count(deployment, "v1")).isEqualTo(2);

        assertThat(scene.roll(deployment, "v1"))
                .containsExactly("stop 4 RETIRED", "stop 5 RETIRED", "start 6");
        assertThat(scene.replica(6).owner()).isEqualTo("v1");
        assertThat(deployment.provenOwner()).isNull();
        assertThat(deployment.isRolling()).isFalse();
    }

    @Test
    void anUpdateTakenBackHalfWayKeepsWhatIsThere() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));
        scene.roll(deployment, "v2");
        scene.ready(3);
        assertThat(count(deployment, "v1")).isOne();

        assertThat(scene.roll(deployment, "v1")).as("4 was starting").contains("stop 4 RETIRED");
        assertThat(count(deployment, "v1")).isEqualTo(2);
        assertThat(scene.replica(2).isReady()).isTrue();
    }

    @Test
    void theSameAgainChangesNothing() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));

        assertThat(scene.roll(deployment, "v1")).isEmpty();
        assertThat(scene.roll(deployment, "v1", 2)).as("other slots").containsExactly("start 3");
    }

    @Test
    void fewerAreWantedInTheMiddle() {
        Deployment<String> deployment = scene.running(4, 1, rules(1, 0));
        scene.roll(deployment, "v2");

        assertThat(scene.scale(deployment, 2)).containsExactly("stop 1 RETIRED", "stop 2 RETIRED");
        assertThat(scene.ready(5)).containsExactly("stop 3 RETIRED", "start 6");
        assertThat(scene.ready(6)).containsExactly("stop 4 RETIRED");
    }

    @Test
    void moreAreWantedInTheMiddle() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));
        scene.roll(deployment, "v2");

        scene.scale(deployment, 4);
        assertThat(count(deployment, "v1")).isEqualTo(4);
        assertThat(count(deployment, "v2")).isOne();
    }

    @Test
    void noneIsWantedInTheMiddle() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));
        scene.unready(1);
        scene.roll(deployment, "v2");

        assertThat(scene.scale(deployment, 0))
                .containsExactlyInAnyOrder("stop 1 RETIRED", "stop 2 RETIRED", "stop 3 SURPLUS");
        assertThat(deployment.provenOwner()).isNull();
    }

    @Test
    void whatRanBeforeIsNotStartedAgainOnceNoneWasWanted() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));
        scene.scale(deployment, 0);
        scene.roll(deployment, "v2");

        scene.scale(deployment, 2);
        assertThat(count(deployment, "v1")).isZero();
        assertThat(count(deployment, "v2")).isEqualTo(2);
    }

    @Test
    void whatRanBeforeKeepsItsPlacesWhileItBacksOff() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));
        scene.roll(deployment, "v2");
        scene.lose(1);
        scene.lose(4);
        scene.lose(2);
        assertThat(count(deployment, "v1")).isZero();
        assertThat(count(deployment, "v2")).as("no more than a surge").isOne();

        scene.at(scene.nextTick()).tick();
        assertThat(count(deployment, "v1")).isEqualTo(2);
        assertThat(count(deployment, "v2")).isOne();
    }

    @Test
    void anUpdateOfNothingStartsNothing() {
        Deployment<String> deployment = scene.deployment("web", rules(1, 0));

        assertThat(scene.roll(deployment, "v1")).isEmpty();
        assertThat(scene.roll(deployment, "v2")).isEmpty();
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
    }
}
