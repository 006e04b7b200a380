package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.Scene.KEEP_ALIVE;
import static dev.lungfish.core.fleet.Scene.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How fleets share the machine's memory.
class MemoryTest {

    private final Scene scene = Scene.withMemory(512);
    private final Fleet<String> small = scene.fleet("small", 128, 1);
    private final Fleet<String> large = scene.fleet("large", 256, 1);

    @Test
    void memoryIsHeldFromTheStartUntilTheEnvironmentIsGone() {
        scene.admit(large, "a");
        assertThat(scene.heldMegabytes()).isEqualTo(256);
        scene.ready(1);
        scene.release(1);
        scene.at(KEEP_ALIVE).tick();
        assertThat(scene.heldMegabytes()).isEqualTo(256);
        scene.gone(1);
        assertThat(scene.heldMegabytes()).isZero();
    }

    @Test
    void theLastMegabyteCanBeUsed() {
        scene.admit(large, "a");

        assertThat(scene.admit(large, "b")).containsExactly("start 2");
        assertThat(scene.heldMegabytes()).isEqualTo(512);
    }

    @Test
    void theLeastRecentlyUsedIdleEnvironmentMakesRoom() {
        scene.busy(small, 1).busy(small, 2).idle(large, 3);
        scene.release(2);
        scene.release(1);
        Fleet<String> other = scene.fleet("other", 256, 1);

        assertThat(scene.admit(other, "a")).containsExactly("stop 3 EVICTED");
        assertThat(scene.gone(3)).containsExactly("start 4");
        assertThat(scene.ready(4)).containsExactly("serve a on 4 cold");
        assertThat(scene.admit(scene.fleet("third"), "b")).containsExactly("stop 2 EVICTED");
    }

    @Test
    void asManyMakeRoomAsIsNeededAndNoMore() {
        scene.busy(small, 1).busy(small, 2).busy(small, 3).busy(small, 4);
        scene.release(3);
        scene.release(1);
        scene.release(4);

        assertThat(scene.admit(large, "a")).containsExactly("stop 3 EVICTED", "stop 1 EVICTED");
        assertThat(scene.gone(3)).as("128 MB are not enough").isEmpty();
        assertThat(scene.gone(1)).containsExactly("start 5");
    }

    @Test
    void aRequestForWhichThereIsNoRoomIsRefused() {
        scene.busy(large, 1).busy(large, 2);

        assertThat(scene.admit(small, "a")).containsExactly("refuse a MACHINE_MEMORY");
        assertThat(small.limits.inFlight()).isZero();
        assertThat(small.waiting()).isZero();
    }

    @Test
    void noneMakesRoomInVain() {
        scene.busy(large, 1).idle(small, 2);
        Fleet<String> huge = scene.fleet("huge", 512, 1);

        assertThat(scene.admit(huge, "a")).containsExactly("refuse a MACHINE_MEMORY");
        assertThat(scene.admit(small, "b")).containsExactly("serve b on 2");
    }

    @Test
    void environmentsThatStopAreWaitedForBeforeOthersMakeRoom() {
        scene.busy(large, 1).busy(large, 2);
        scene.release(1);
        scene.at(SECOND).release(2);
        scene.at(KEEP_ALIVE).tick();

        assertThat(scene.admit(small, "a")).isEmpty();
        assertThat(scene.admit(small, "b")).isEmpty();
        assertThat(scene.gone(1)).containsExactly("start 3", "start 4");
    }

    @Test
    void requestsOfABurstMakeRoomTogether() {
        scene.busy(large, 1).busy(large, 2);
        scene.release(1);
        scene.release(2);

        assertThat(scene.admit(small, "a")).containsExactly("stop 1 EVICTED");
        assertThat(scene.admit(small, "b")).isEmpty();
        assertThat(scene.admit(small, "c")).containsExactly("stop 2 EVICTED");
        assertThat(scene.gone(2)).containsExactly("start 3", "start 4");
        assertThat(scene.gone(1)).containsExactly("start 5");
    }

    @Test
    void roomMadeForOneIsNotTakenByTheNext() {
        scene.busy(small, 1).busy(small, 2).busy(large, 3);
        Fleet<String> other = scene.fleet("other", 128, 1);
        scene.release(1);
        scene.release(2);

        assertThat(scene.admit(large, "a")).containsExactly("stop 1 EVICTED", "stop 2 EVICTED");
        scene.gone(1);
        assertThat(scene.admit(other, "b")).containsExactly("refuse b MACHINE_MEMORY");
        assertThat(scene.gone(2)).containsExactly("start 4");
    }

    @Test
    void allThatWaitAreRefusedOnceThereIsNoRoomForThem() {
        Scene narrow =
                new Scene(
                        new OnDemandRules(
                                KEEP_ALIVE,
                                1000,
                                OnDemandRules.AWS_LAMBDA.scaling(),
                                1,
                                128,
                                Scene.LONGEST_WAIT));
        Fleet<String> fleet = narrow.fleet("fleet");
        narrow.admit(fleet, "a");
        narrow.admit(fleet, "b");
        narrow.admit(fleet, "c");

        assertThat(narrow.ready(1))
                .containsExactly(
                        "serve a on 1 cold", "refuse c MACHINE_MEMORY", "refuse b MACHINE_MEMORY");
        assertThat(narrow.tick()).isEmpty();
    }
}
