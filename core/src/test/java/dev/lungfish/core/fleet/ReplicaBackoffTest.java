package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.ReplicaScene.SECOND;
import static dev.lungfish.core.fleet.ReplicaScene.rules;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// When a replica that was lost is started again.
class ReplicaBackoffTest {

    private final ReplicaScene scene = ReplicaScene.ample();

    @Test
    void theFirstLossIsMadeGoodAtOnce() {
        scene.running(1, 1, rules(1, 0));

        assertThat(scene.discard(1)).containsExactly("start 2");
        assertThat(scene.gone(1)).isEmpty();
    }

    @Test
    void theWaitDoublesUpToFiveMinutes() {
        Deployment<String> deployment = scene.running(1, 1, rules(1, 0));
        scene.lose(1);

        long now = 0;
        long wait = SECOND;
        for (int lost = 2; lost < 14; lost++) {
            assertThat(scene.lose(lost)).as("loss %d", lost).isEmpty();
            assertThat(scene.nextTick()).as("loss %d", lost).isEqualTo(now + wait);
            assertThat(scene.at(now + wait - 1).tick()).isEmpty();
            now += wait;
            assertThat(scene.at(now).tick()).containsExactly("start " + (lost + 1));
            wait = Math.min(2 * wait, 300 * SECOND);
        }
        assertThat(wait).isEqualTo(300 * SECOND);
        assertThat(deployment.failures()).isEqualTo(13);
    }

    /// Ten that fail together are one failure more, not ten.
    @Test
    void lossesDuringTheWaitMakeNoDifference() {
        Deployment<String> deployment = scene.running(10, 1, rules(1, 0));
        for (long lost = 1; lost <= 10; lost++) {
            scene.lose(lost);
        }

        assertThat(deployment.failures()).isEqualTo(2);
        assertThat(scene.nextTick()).isEqualTo(SECOND);
        assertThat(scene.at(SECOND).tick()).hasSize(9);
    }

    @Test
    void oneThatStayedReadyHasForgottenEarlierFailures() {
        Deployment<String> deployment = scene.running(1, 1, rules(1, 0));
        scene.lose(1);
        scene.lose(2);
        scene.at(SECOND).tick();
        scene.ready(3);

        assertThat(scene.at(61 * SECOND).discard(3)).containsExactly("start 4");
        assertThat(deployment.failures()).isOne();
    }

    @Test
    void oneThatStayedAndThenHungIsMadeGoodAtOnceToo() {
        scene.running(1, 1, rules(1, 0));
        scene.lose(1);
        scene.ready(2);
        scene.at(60 * SECOND).unready(2);

        assertThat(scene.at(70 * SECOND).discard(2)).containsExactly("start 3");
    }

    @Test
    void theTimeThatOneHungIsNotTimeThatItStayed() {
        scene.running(1, 1, rules(1, 0));
        scene.lose(1);
        scene.ready(2);
        scene.at(SECOND).unready(2);

        assertThat(scene.at(100 * SECOND).discard(2)).isEmpty();
        assertThat(scene.nextTick()).isEqualTo(101 * SECOND);
    }

    @Test
    void anotherThatStayedSinceTheLastFailureProvesTheRevision() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));
        scene.lose(1);
        scene.ready(3);
        scene.at(60 * SECOND).unready(2);
        scene.ready(2);

        scene.at(61 * SECOND).discard(2);
        assertThat(deployment.failures()).isOne();
    }

    @Test
    void aNewRevisionBeginsAnew() {
        Deployment<String> deployment = scene.deployment("web", rules(1, 0));
        scene.roll(deployment, "bad");
        scene.scale(deployment, 1);
        scene.lose(1);
        scene.lose(2);
        assertThat(deployment.failures()).isEqualTo(2);

        assertThat(scene.roll(deployment, "good")).containsExactly("start 3");
        assertThat(deployment.failures()).isZero();
    }

    @Test
    void wantingNoneForAWhileBeginsAnew() {
        Deployment<String> deployment = scene.deployment("web", rules(1, 0));
        scene.roll(deployment, "v1");
        scene.scale(deployment, 1);
        scene.lose(1);
        scene.lose(2);
        scene.scale(deployment, 0);

        assertThat(scene.scale(deployment, 1)).containsExactly("start 3");
        assertThat(deployment.failures()).isZero();
    }

    @Test
    void theNextTickIsNeverInThePast() {
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));
        scene.at(5 * SECOND).roll(deployment, "v2");

        assertThat(scene.nextTick()).as("in the middle of an update").isEqualTo(Long.MAX_VALUE);
        scene.lose(3);
        scene.lose(4);
        assertThat(scene.nextTick()).isEqualTo(6 * SECOND);
        scene.at(7 * SECOND).tick();
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
    }
}
