package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.ReplicaScene.SECOND;
import static dev.lungfish.core.fleet.ReplicaScene.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/// Replicas that are to stop.
class DrainingTest {

    private final ReplicaScene scene = ReplicaScene.ample();
    private final Deployment<String> deployment = scene.running(2, 2, rules(1, 0));

    @Test
    void oneThatServesFinishesWhatItHas() {
        scene.admit(deployment, "a");
        scene.admit(deployment, "b");

        assertThat(scene.scale(deployment, 0)).isEmpty();
        assertThat(scene.admit(deployment, "c")).as("none takes more").isEmpty();
        assertThat(scene.release(1)).containsExactly("stop 1 SURPLUS");
        assertThat(scene.release(2)).containsExactly("stop 2 SURPLUS");
        scene.gone(1);
        scene.gone(2);
        assertThat(deployment.existing()).isEmpty();
        assertThat(deployment.inService()).isZero();
    }

    @Test
    void oneThatServesForTooLongStops() {
        scene.admit(deployment, "a");
        scene.admit(deployment, "b");
        scene.at(SECOND).scale(deployment, 0);

        assertThat(scene.nextTick()).isEqualTo(31 * SECOND);
        assertThat(scene.at(31 * SECOND - 1).tick()).isEmpty();
        assertThat(scene.at(31 * SECOND).tick())
                .containsExactly("stop 1 SURPLUS", "stop 2 SURPLUS");
        assertThat(scene.release(1)).as("its request is answered").isEmpty();
        scene.gone(1);
        scene.gone(2);
        assertThat(deployment.inService()).as("whether or not all are told").isZero();
        assertThat(scene.release(2)).as("and too late").isEmpty();
        assertThat(deployment.inService()).isZero();
    }

    @Test
    void oneThatBreaksMeanwhileIsNoFailure() {
        scene.admit(deployment, "a");
        scene.admit(deployment, "b");
        scene.scale(deployment, 1);
        long draining = scene.replica(1).isReady() ? 2 : 1;

        assertThat(scene.discard(draining)).isEmpty();
        assertThat(scene.discard(draining)).as("twice").isEmpty();
        assertThat(deployment.failures()).isZero();
        assertThat(deployment.inService()).isOne();
        scene.gone(draining);
        assertThat(deployment.existing()).hasSize(1);
    }

    @Test
    void oneThatIsNotReadyGoesFirst() {
        scene.unready(1);

        assertThat(scene.scale(deployment, 1)).containsExactly("stop 1 SURPLUS");
    }

    @Test
    void oneThatIsWornOutIsReplaced() {
        scene.admit(deployment, "a");
        long serving = scene.replica(1).inUse() == 1 ? 1 : 2;

        assertThat(scene.wornOut(serving)).containsExactly("start 3");
        assertThat(scene.release(serving)).containsExactly("stop " + serving + " SURPLUS");
        assertThat(deployment.failures()).isZero();
    }

    @Test
    void aDrainingReplicaThatIsRemovedStillHasAnEnd() {
        scene.admit(deployment, "a");
        scene.admit(deployment, "b");
        scene.remove(deployment);

        assertThat(scene.nextTick()).isEqualTo(30 * SECOND);
        assertThat(scene.at(30 * SECOND).tick())
                .containsExactly("stop 1 SURPLUS", "stop 2 SURPLUS");
        scene.gone(1);
        scene.gone(2);
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aProbeSaysNothingOfOneThatStops() {
        scene.admit(deployment, "a");
        scene.admit(deployment, "b");
        scene.scale(deployment, 0);

        assertThat(scene.ready(1)).isEmpty();
        assertThat(scene.unready(1)).isEmpty();
        assertThat(deployment.ready()).isZero();
    }

    @Test
    void eventsThatCannotBeAreErrors() {
        assertThatIllegalStateException()
                .isThrownBy(() -> scene.release(1))
                .withMessageContaining("serves nothing");
        assertThatIllegalStateException().isThrownBy(() -> scene.gone(1));
    }
}
