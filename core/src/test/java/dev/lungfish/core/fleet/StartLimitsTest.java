package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.Scene.LONGEST_WAIT;
import static dev.lungfish.core.fleet.Scene.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// What stands against a request, and against a start.
class StartLimitsTest {

    @Test
    void aRequestBeyondTheAccountIsRefused() {
        Scene scene = Scene.withAccount(2);
        Fleet<String> one = scene.fleet("one");
        Fleet<String> two = scene.fleet("two");
        scene.admit(one, "a");
        scene.admit(two, "b");

        assertThat(scene.admit(two, "c")).containsExactly("refuse c ACCOUNT_CONCURRENCY");
        scene.ready(1);
        scene.release(1);
        assertThat(scene.admit(one, "d")).containsExactly("serve d on 1");
    }

    @Test
    void aRequestBeyondTheReservationIsRefused() {
        Scene scene = Scene.ample();
        Fleet<String> fleet = scene.fleet("fleet");
        fleet.limits.reserve(1, 0);
        scene.admit(fleet, "a");

        assertThat(scene.admit(fleet, "b")).containsExactly("refuse b RESERVED_CONCURRENCY");
    }

    @Test
    void aRequestBeyondTenASecondIsRefused() {
        Scene scene = Scene.withAccount(1);
        Fleet<String> fleet = scene.fleet("fleet");
        scene.idle(fleet, 1);
        for (int i = 0; i < 9; i++) {
            scene.admit(fleet, "a");
            scene.release(1);
        }

        assertThat(scene.admit(fleet, "b")).containsExactly("refuse b ACCOUNT_REQUEST_RATE");
        assertThat(scene.at(SECOND / 10).admit(fleet, "c")).containsExactly("serve c on 1");
    }

    @Test
    void environmentsStartNoFasterThanTheScalingRate() {
        Scene scene = Scene.withScaling(2, 1);
        Fleet<String> fleet = scene.fleet("fleet");
        scene.admit(fleet, "a");
        scene.admit(fleet, "b");

        assertThat(scene.admit(fleet, "c")).isEmpty();
        assertThat(scene.nextTick()).isEqualTo(SECOND);
        assertThat(scene.at(SECOND).tick()).containsExactly("start 3");
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theScalingRateHoldsForAServiceNotForAFleet() {
        Scene scene = Scene.withScaling(1, 1);
        Fleet<String> first = scene.fleet("first");
        Fleet<String> second = scene.fleetBeside(first, "second");

        assertThat(scene.admit(first, "a")).containsExactly("start 1");
        assertThat(scene.admit(second, "b")).isEmpty();
        assertThat(scene.admit(scene.fleet("other"), "c")).containsExactly("start 2");
    }

    @Test
    void aRequestThatWaitedTooLongForAStartIsRefused() {
        Scene scene = Scene.withScaling(1, 0);
        Fleet<String> fleet = scene.fleet("fleet");
        scene.admit(fleet, "a");
        scene.at(SECOND).admit(fleet, "b");
        scene.at(2 * SECOND).admit(fleet, "c");

        assertThat(scene.nextTick()).isEqualTo(SECOND + LONGEST_WAIT);
        assertThat(scene.at(SECOND + LONGEST_WAIT - 1).tick()).isEmpty();
        assertThat(scene.at(SECOND + LONGEST_WAIT).tick()).containsExactly("refuse b START_RATE");
        assertThat(scene.nextTick()).isEqualTo(2 * SECOND + LONGEST_WAIT);
        assertThat(fleet.limits.inFlight()).isEqualTo(2);
        assertThat(scene.ready(1)).containsExactly("serve a on 1 cold");
    }

    @Test
    void aRequestThatMayNotWaitForAStartIsRefusedAtOnce() {
        Scene hasty =
                new Scene(
                        new OnDemandRules(
                                SECOND, 1000, OnDemandRules.AWS_LAMBDA.scaling(), 1, 1024, 0));
        Fleet<String> fleet = hasty.fleet("fleet");
        hasty.at(SECOND).admit(fleet, "a");
        hasty.admit(fleet, "b");

        assertThat(hasty.nextTick()).isEqualTo(SECOND);
        assertThat(hasty.tick()).containsExactly("refuse b START_RATE");
    }

    @Test
    void soManyEnvironmentsStartAtOnceFirstComeFirstServed() {
        Scene scene = Scene.withStartsAtOnce(1);
        Fleet<String> one = scene.fleet("one");
        Fleet<String> two = scene.fleet("two");
        scene.admit(one, "a");
        assertThat(scene.admit(one, "b")).isEmpty();
        assertThat(scene.admit(one, "c")).isEmpty();
        assertThat(scene.admit(two, "d")).isEmpty();

        assertThat(scene.ready(1)).containsExactly("serve a on 1 cold", "start 2");
        assertThat(scene.environment(2).fleet()).isSameAs(one);
        assertThat(scene.ready(2)).containsExactly("serve b on 2 cold", "start 3");
        assertThat(scene.environment(3).fleet()).as("fleets take turns").isSameAs(two);
        assertThat(scene.ready(3)).containsExactly("serve d on 3 cold", "start 4");
        assertThat(scene.environment(4).fleet()).isSameAs(one);
    }

    @Test
    void aFleetThatMayNotStartDoesNotHoldUpTheNext() {
        Scene scene = Scene.withScaling(1, 1);
        Fleet<String> one = scene.fleet("one");
        Fleet<String> two = scene.fleet("two");
        scene.admit(one, "a");
        scene.admit(one, "b");

        assertThat(scene.admit(two, "c")).containsExactly("start 2");
    }

    @Test
    void nothingStartsForWhoHasLeft() {
        Scene scene = Scene.withScaling(1, 1);
        Fleet<String> fleet = scene.fleet("fleet");
        scene.admit(fleet, "a");
        scene.admit(fleet, "b");
        scene.abandon(fleet, "b");

        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
        assertThat(scene.at(SECOND).tick()).isEmpty();
    }

    @Test
    void anEnvironmentHasMemoryAndASlot() {
        Scene scene = Scene.ample();

        assertThat(scene.admit(scene.fleet("least", 1, 1), "a")).containsExactly("start 1");
        assertThatIllegalArgumentException().isThrownBy(() -> scene.fleet("none", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> scene.fleet("none", 128, 0));
    }
}
