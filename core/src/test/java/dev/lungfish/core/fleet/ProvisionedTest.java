package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.Scene.KEEP_ALIVE;
import static dev.lungfish.core.fleet.Scene.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// Environments that are kept initialised whatever the traffic.
class ProvisionedTest {

    private final Scene scene = Scene.ample();
    private final Fleet<String> fleet = scene.fleet("fleet");

    @Test
    void asManyAsAreWantedStart() {
        assertThat(scene.provision(fleet, 2)).containsExactly("start 1", "start 2");
        assertThat(scene.environment(1).isProvisioned()).isTrue();
        assertThat(fleet.starting()).isEqualTo(2);
        assertThat(scene.ready(1)).isEmpty();
        assertThat(fleet.provisionedReady()).isOne();
        assertThat(scene.provision(fleet, 3)).containsExactly("start 3");
    }

    @Test
    void theyDoNotCountAgainstTheScalingRate() {
        Scene slow = Scene.withScaling(1, 0);
        Fleet<String> fleet = slow.fleet("fleet");

        assertThat(slow.provision(fleet, 2)).containsExactly("start 1", "start 2");
        assertThat(slow.admit(fleet, "a")).containsExactly("start 3");
    }

    @Test
    void theyServeBeforeTheOthers() {
        scene.provisioned(fleet, 1).idle(scene.fleet("other"), 2);
        scene.admit(fleet, "a");
        scene.admit(fleet, "b");
        scene.ready(3);
        assertThat(fleet.ready()).isEqualTo(2);
        scene.release(1);
        scene.release(3);

        assertThat(scene.admit(fleet, "c")).containsExactly("serve c on 1");
        assertThat(scene.admit(fleet, "d")).containsExactly("serve d on 3");
    }

    @Test
    void theyOutliveTheKeepAlive() {
        scene.provisioned(fleet, 1);

        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
        assertThat(scene.at(10 * KEEP_ALIVE).tick()).isEmpty();
        assertThat(scene.admit(fleet, "a")).containsExactly("serve a on 1");
    }

    @Test
    void theyDoNotMakeRoom() {
        Scene narrow = Scene.withMemory(128);
        Fleet<String> kept = narrow.fleet("kept");
        narrow.provisioned(kept, 1);

        assertThat(narrow.admit(narrow.fleet("other"), "a"))
                .containsExactly("refuse a MACHINE_MEMORY");
    }

    @Test
    void theyStartAsSoonAsThereIsRoom() {
        Scene narrow = Scene.withMemory(128);
        Fleet<String> other = narrow.fleet("other");
        Fleet<String> kept = narrow.fleet("kept");
        narrow.busy(other, 1);

        assertThat(narrow.provision(kept, 1)).isEmpty();
        assertThat(narrow.release(1)).containsExactly("stop 1 EVICTED");
        assertThat(narrow.gone(1)).containsExactly("start 2");
    }

    @Test
    void theyHoldConcurrencyAndTheirRequestsDoNot() {
        Scene small = Scene.withAccount(2);
        Fleet<String> fleet = small.fleet("fleet");
        Fleet<String> other = small.fleet("other");
        small.provisioned(fleet, 1);
        small.admit(fleet, "a");

        assertThat(small.admit(other, "b")).containsExactly("start 2");
        assertThat(small.admit(other, "c")).containsExactly("refuse c ACCOUNT_CONCURRENCY");
        assertThat(fleet.limits.inFlight()).isZero();
    }

    @Test
    void aWaitingRequestHoldsNoConcurrencyOnceTheyServeIt() {
        scene.provisioned(fleet, 1);
        scene.admit(fleet, "a");
        scene.admit(fleet, "b");
        assertThat(fleet.limits.inFlight()).isOne();

        assertThat(scene.release(1)).containsExactly("serve b on 1");
        assertThat(fleet.limits.inFlight()).isZero();
        scene.release(1);
        assertThat(fleet.limits.inFlight()).isZero();
    }

    @Test
    void theirRequestsCountAgainstTheRequestRate() {
        Scene small = Scene.withAccount(1);
        Fleet<String> fleet = small.fleet("fleet");
        small.provisioned(fleet, 1);
        for (int i = 0; i < 10; i++) {
            small.admit(fleet, "a");
            small.release(1);
        }

        assertThat(small.admit(fleet, "b")).containsExactly("refuse b ACCOUNT_REQUEST_RATE");
    }

    @Test
    void idleOnesBeyondTheNumberWantedStop() {
        scene.provisioned(fleet, 3);
        scene.admit(fleet, "a");

        assertThat(scene.provision(fleet, 1)).containsExactly("stop 1 SURPLUS", "stop 2 SURPLUS");
        assertThat(scene.release(3)).isEmpty();
        assertThat(fleet.provisionedReady()).isOne();
    }

    @Test
    void oneThatIsNotWantedAnyMoreStopsWhenItIsReady() {
        scene.provision(fleet, 1);

        assertThat(scene.provision(fleet, 0)).isEmpty();
        assertThat(scene.ready(1)).containsExactly("stop 1 SURPLUS");
    }

    @Test
    void aBusyOneThatIsNotWantedAnyMoreGoesOnAsOneOfTheOthers() {
        Fleet<String> wide = scene.fleet("wide", 128, 2);
        scene.provisioned(wide, 1);
        scene.admit(wide, "a");
        assertThat(scene.provision(wide, 0)).isEmpty();

        assertThat(scene.environment(1).isProvisioned()).isFalse();
        assertThat(wide.ready()).isOne();
        assertThat(wide.provisionedReady()).isZero();
        assertThat(wide.limits.inFlight()).isOne();
        assertThat(scene.admit(wide, "b")).containsExactly("serve b on 1");
        assertThat(wide.limits.inFlight()).isEqualTo(2);
        scene.release(1);
        scene.release(1);
        assertThat(wide.limits.inFlight()).isZero();
        assertThat(scene.nextTick()).isEqualTo(KEEP_ALIVE);
    }

    @Test
    void aFullOneThatIsNotWantedAnyMoreHoldsItsConcurrencyUntilARequestLeaves() {
        Scene small = Scene.withAccount(2);
        Fleet<String> fleet = small.fleet("fleet");
        Fleet<String> other = small.fleet("other");
        small.provisioned(fleet, 1);
        small.admit(fleet, "a");
        small.provision(fleet, 0);

        small.admit(other, "b");
        assertThat(small.admit(other, "c")).containsExactly("refuse c ACCOUNT_CONCURRENCY");
        assertThat(small.release(1)).containsExactly("stop 1 SURPLUS");
        assertThat(small.admit(other, "d")).containsExactly("start 3");
    }

    @Test
    void aFullOneThatIsNotWantedAnyMoreTakesWhatWaitsAsOneOfTheOthers() {
        scene.provisioned(fleet, 1);
        scene.admit(fleet, "a");
        scene.admit(fleet, "b");
        scene.provision(fleet, 0);

        assertThat(scene.release(1)).containsExactly("serve b on 1");
        assertThat(scene.environment(1).isProvisioned()).isFalse();
        assertThat(fleet.limits.inFlight()).isOne();
        assertThat(scene.release(1)).isEmpty();
        assertThat(scene.nextTick()).isEqualTo(KEEP_ALIVE);
    }

    @Test
    void aBusyOneThatGoesOnHoldsConcurrencyForItsRequestsOnly() {
        Scene small = Scene.withAccount(2);
        Fleet<String> wide = small.fleet("wide", 128, 2);
        small.provisioned(wide, 1);
        small.admit(wide, "a");
        small.provision(wide, 0);

        assertThat(small.admit(wide, "b")).containsExactly("serve b on 1");
        assertThat(small.admit(wide, "c")).containsExactly("refuse c ACCOUNT_CONCURRENCY");
        small.release(1);
        assertThat(small.admit(wide, "d")).containsExactly("serve d on 1");
    }

    @Test
    void aFullOneThatIsNotWantedAnyMoreHoldsNoConcurrencyOnceItBreaks() {
        Scene small = Scene.withAccount(1);
        Fleet<String> fleet = small.fleet("fleet");
        small.provisioned(fleet, 1);
        small.admit(fleet, "a");
        small.provision(fleet, 0);
        small.discard(1);

        assertThat(small.admit(fleet, "b")).containsExactly("start 2");
    }

    @Test
    void oneThatFailsToStartStartsAgainAfterASecondThenTwoThenFour() {
        scene.provision(fleet, 1);
        assertThat(scene.discard(1)).isEmpty();
        assertThat(scene.nextTick()).isEqualTo(SECOND);
        assertThat(scene.at(SECOND - 1).tick()).isEmpty();
        assertThat(scene.at(SECOND).tick()).containsExactly("start 2");

        scene.discard(2);
        assertThat(scene.nextTick()).isEqualTo(3 * SECOND);
        assertThat(scene.at(3 * SECOND).tick()).containsExactly("start 3");
        scene.discard(3);
        assertThat(scene.nextTick()).isEqualTo(7 * SECOND);
    }

    @Test
    void theLongestWaitBetweenStartsIs256Seconds() {
        scene.provision(fleet, 1);
        long now = 0;
        for (int i = 1; i <= 12; i++) {
            scene.discard(i);
            long wait = scene.nextTick() - now;
            assertThat(wait).isEqualTo(SECOND << Math.min(i - 1, 8));
            now += wait;
            assertThat(scene.at(now).tick()).containsExactly("start " + (i + 1));
        }
    }

    @Test
    void aStartThatSucceedsEndsTheBackOff() {
        scene.provision(fleet, 1);
        scene.discard(1);
        scene.at(SECOND).tick();
        scene.ready(2);

        scene.discard(2);
        assertThat(scene.nextTick()).isEqualTo(2 * SECOND);
    }

    @Test
    void failuresOfTheSameMomentAreOne() {
        scene.provision(fleet, 5);
        for (int i = 1; i <= 5; i++) {
            scene.discard(i);
        }

        assertThat(scene.nextTick()).isEqualTo(SECOND);
        assertThat(scene.at(SECOND).tick()).hasSize(5);
    }

    @Test
    void oneThatBreaksIsReplacedAfterASecondToo() {
        scene.provisioned(fleet, 1);

        assertThat(scene.discard(1)).isEmpty();
        assertThat(scene.nextTick()).isEqualTo(SECOND);
        assertThat(scene.at(SECOND).tick()).containsExactly("start 2");
    }

    @Test
    void aRequestDoesNotWaitForTheBackOff() {
        scene.provision(fleet, 1);
        scene.discard(1);

        assertThat(scene.admit(fleet, "a")).containsExactly("start 2");
        assertThat(scene.environment(2).isProvisioned()).isFalse();
    }

    @Test
    void theNumberIsNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> scene.provision(fleet, -1));
    }
}
