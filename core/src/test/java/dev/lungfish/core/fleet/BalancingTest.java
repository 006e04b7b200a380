package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.ReplicaScene.rules;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Which replica serves a request.
class BalancingTest {

    private final ReplicaScene scene = ReplicaScene.ample();

    @Test
    void theLessLoadedOfTwoServes() {
        Deployment<String> deployment = scene.running(2, 3, rules(1, 0));

        for (int i = 0; i < 6; i++) {
            scene.admit(deployment, "request");
            int difference = scene.replica(1).inUse() - scene.replica(2).inUse();
            assertThat(difference).isBetween(-1, 1);
        }
        assertThat(deployment.inService()).isEqualTo(6);
    }

    @Test
    void requestsSpreadOverAllReplicas() {
        Deployment<String> deployment = scene.running(10, 100, rules(1, 0));

        for (int i = 0; i < 500; i++) {
            scene.admit(deployment, "request");
        }
        for (Replica<String> replica : deployment.readyReplicas()) {
            assertThat(replica.inUse()).as("%s", replica).isBetween(45, 55);
        }
    }

    @Test
    void theLastFreeSlotIsFoundWhateverChanceSays() {
        Deployment<String> deployment = scene.running(20, 2, rules(1, 0));

        for (int i = 0; i < 40; i++) {
            assertThat(scene.admit(deployment, "request")).hasSize(1);
        }
        assertThat(deployment.readyReplicas()).allMatch(replica -> replica.inUse() == 2);
        assertThat(scene.admit(deployment, "late")).isEmpty();
        assertThat(deployment.waiting()).isOne();
        assertThat(scene.release(13)).containsExactly("serve late on 13");
    }

    @Test
    void loadIsThePartOfTheSlotsThatIsTaken() {
        Deployment<String> deployment = scene.running(1, 2, rules(1, 0));
        scene.admit(deployment, "a");
        scene.roll(deployment, "v2", 10);
        scene.ready(2);
        scene.admit(deployment, "b");
        assertThat(scene.replica(1).isReady()).as("1 gave way to 2").isFalse();

        Deployment<String> mixed = scene.deployment("mixed", rules(1, 1));
        scene.roll(mixed, "v1", 2);
        scene.scale(mixed, 2);
        scene.ready(3);
        scene.ready(4);
        scene.roll(mixed, "v2", 8);
        scene.ready(5);
        for (int i = 0; i < 5; i++) {
            scene.admit(mixed, "request");
        }
        assertThat(scene.replica(5).inUse()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void onlyWhatIsReadyServes() {
        Deployment<String> deployment = scene.running(2, 5, rules(1, 0));
        scene.unready(1);

        for (int i = 0; i < 5; i++) {
            assertThat(scene.admit(deployment, "a")).containsExactly("serve a on 2");
        }
        assertThat(scene.admit(deployment, "b")).isEmpty();
        assertThat(scene.ready(1)).containsExactly("serve b on 1");
    }
}
