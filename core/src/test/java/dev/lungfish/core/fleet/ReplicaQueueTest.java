package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.ReplicaScene.SECOND;
import static dev.lungfish.core.fleet.ReplicaScene.rules;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Requests that wait for a slot of a replica.
class ReplicaQueueTest {

    private final ReplicaScene scene = ReplicaScene.ample();
    private final Deployment<String> deployment = scene.running(1, 1, rules(1, 0, 2));

    @Test
    void whoCameFirstIsServedFirst() {
        scene.admit(deployment, "a");
        assertThat(scene.admit(deployment, "b")).isEmpty();
        assertThat(scene.admit(deployment, "c")).isEmpty();

        assertThat(scene.release(1)).containsExactly("serve b on 1");
        assertThat(scene.release(1)).containsExactly("serve c on 1");
        assertThat(scene.release(1)).isEmpty();
    }

    @Test
    void noMoreWaitThanMay() {
        scene.admit(deployment, "a");
        scene.admit(deployment, "b");
        scene.admit(deployment, "c");

        assertThat(scene.admit(deployment, "d")).containsExactly("refuse d QUEUE_LENGTH");
        assertThat(deployment.waiting()).isEqualTo(2);
    }

    @Test
    void noneWaitsForLongerThanOneMay() {
        scene.admit(deployment, "a");
        scene.at(SECOND).admit(deployment, "b");
        scene.at(3 * SECOND).admit(deployment, "c");

        assertThat(scene.nextTick()).isEqualTo(11 * SECOND);
        assertThat(scene.at(11 * SECOND - 1).tick()).isEmpty();
        assertThat(scene.at(11 * SECOND).tick()).containsExactly("refuse b QUEUE_TIME");
        assertThat(scene.nextTick()).isEqualTo(13 * SECOND);
        assertThat(scene.release(1)).containsExactly("serve c on 1");
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whoeverLeavesWaitsNoMore() {
        scene.admit(deployment, "a");
        scene.admit(deployment, "b");

        assertThat(scene.abandon(deployment, "b")).isTrue();
        assertThat(scene.abandon(deployment, "b")).isFalse();
        assertThat(scene.abandon(deployment, "a")).as("it is served").isFalse();
        assertThat(scene.release(1)).isEmpty();
    }

    @Test
    void anUndeliveredRequestGoesToAnother() {
        scene.scale(deployment, 2);
        scene.ready(2);
        scene.unready(2);
        scene.admit(deployment, "a");
        scene.ready(2);

        assertThat(scene.undelivered(1, "a", 0)).containsExactly("serve a on 2");
        assertThat(scene.replica(1).inUse()).isZero();
        assertThat(deployment.inService()).isOne();
    }

    @Test
    void anUndeliveredRequestKeepsItsPlace() {
        scene.admit(deployment, "a");
        scene.at(SECOND).admit(deployment, "b");

        assertThat(scene.at(2 * SECOND).undelivered(1, "a", 0)).isEmpty();
        assertThat(scene.ready(1)).containsExactly("serve a on 1");
        assertThat(scene.undelivered(1, "a", 0)).isEmpty();
        assertThat(scene.at(10 * SECOND).abandon(deployment, "b")).isTrue();
        assertThat(scene.tick()).containsExactly("refuse a QUEUE_TIME");
    }

    @Test
    void whatCameBackStandsInTheOrderOfArrival() {
        scene.running(1, 1, rules(1, 0));
        Deployment<String> wide = scene.running(1, 3, rules(1, 0));
        scene.admit(wide, "a");
        scene.at(SECOND).admit(wide, "b");
        scene.at(2 * SECOND).admit(wide, "c");
        scene.undelivered(3, "a", 0);
        scene.undelivered(3, "c", 2 * SECOND);
        scene.undelivered(3, "b", SECOND);

        assertThat(scene.ready(3)).containsExactly("serve a on 3", "serve b on 3", "serve c on 3");
    }

    /// Else the only replica would be given the same request again and again, as fast as it can refuse it.
    @Test
    void aReplicaThatDidNotTakeARequestIsTriedAgainAfterTheShortestBackOff() {
        scene.admit(deployment, "a");

        assertThat(scene.undelivered(1, "a", 0)).isEmpty();
        assertThat(deployment.ready()).isZero();
        assertThat(scene.nextTick()).isEqualTo(SECOND);
        assertThat(scene.at(SECOND - 1).tick()).isEmpty();
        assertThat(scene.at(SECOND).tick()).containsExactly("serve a on 1");
    }

    @Test
    void aReplicaWhoseProbeFailsIsNotTriedAgain() {
        scene.admit(deployment, "a");
        scene.undelivered(1, "a", 0);
        scene.unready(1);

        assertThat(scene.nextTick()).isEqualTo(10 * SECOND);
        assertThat(scene.at(SECOND).tick()).isEmpty();
    }
}
