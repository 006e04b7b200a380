package dev.lungfish.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Environments that do not start, or break.
class FailureTest {

    private final Scene scene = Scene.withMemory(1024);
    private final Fleet<String> fleet = scene.fleet("fleet");

    @Test
    void aRequestFailsWithTheStartThatWasForIt() {
        scene.admit(fleet, "a");

        assertThat(scene.discard(1)).containsExactly("fail a with 1");
        assertThat(fleet.limits.inFlight()).isZero();
        assertThat(fleet.starting()).isZero();
        scene.gone(1);
        assertThat(scene.heldMegabytes()).isZero();
        assertThat(scene.admit(fleet, "b")).containsExactly("start 2");
    }

    @Test
    void aStartFailsForNoneIfItsRequestIsServedAlready() {
        scene.busy(fleet, 1);
        scene.admit(fleet, "a");
        scene.release(1);

        assertThat(scene.discard(2)).isEmpty();
        assertThat(scene.release(1)).isEmpty();
    }

    @Test
    void theOldestOfTheWaitingFails() {
        scene.admit(fleet, "a");
        scene.admit(fleet, "b");

        assertThat(scene.discard(2)).containsExactly("fail a with 2");
        assertThat(scene.ready(1)).containsExactly("serve b on 1 cold");
    }

    @Test
    void oneRequestFailsAndTheOthersOfTheSameEnvironmentGetAnother() {
        Fleet<String> wide = scene.fleet("wide", 128, 3);
        scene.admit(wide, "a");
        scene.admit(wide, "b");
        scene.admit(wide, "c");

        assertThat(scene.discard(1)).containsExactly("fail a with 1", "start 2");
        assertThat(scene.ready(2)).containsExactly("serve b on 2 cold", "serve c on 2 cold");
    }

    @Test
    void anEnvironmentThatBreaksServesNoMore() {
        scene.busy(fleet, 1);

        assertThat(scene.discard(1)).isEmpty();
        assertThat(fleet.requestsInService()).isZero();
        assertThat(fleet.limits.inFlight()).isZero();
        assertThat(fleet.ready()).isZero();
        assertThat(scene.admit(fleet, "b")).containsExactly("start 2");
    }

    @Test
    void anIdleEnvironmentThatBreaksServesNoMore() {
        scene.idle(fleet, 1);

        scene.discard(1);
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
        assertThat(scene.admit(fleet, "b")).containsExactly("start 2");
    }

    @Test
    void allThatAnEnvironmentServesLeavesWithIt() {
        Fleet<String> wide = scene.fleet("wide", 128, 3);
        scene.busy(wide, 1);
        scene.admit(wide, "b");

        scene.discard(1);
        assertThat(wide.requestsInService()).isZero();
        assertThat(wide.limits.inFlight()).isZero();
    }

    @Test
    void anEnvironmentThatStopsCanBreakWithoutEffect() {
        scene.idle(fleet, 1).at(Scene.KEEP_ALIVE).tick();

        assertThat(scene.discard(1)).isEmpty();
        scene.gone(1);
        assertThat(scene.discard(1)).as("and one that is gone").isEmpty();
        assertThat(fleet.ready()).isZero();
        assertThat(scene.heldMegabytes()).isZero();
    }

    @Test
    void aStartThatFailsLetsTheNextStart() {
        Scene one = Scene.withStartsAtOnce(1);
        Fleet<String> first = one.fleet("first");
        Fleet<String> second = one.fleet("second");
        one.admit(first, "a");
        one.admit(second, "b");

        assertThat(one.discard(1)).containsExactly("fail a with 1", "start 2");
    }
}
