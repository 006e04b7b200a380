package dev.lungfish.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/// Fleets whose revision takes no new requests.
class RetirementTest {

    private final Scene scene = Scene.ample();
    private final Fleet<String> fleet = scene.fleet("fleet");

    @Test
    void idleEnvironmentsStopAtOnce() {
        scene.busy(fleet, 1).busy(fleet, 2);
        scene.release(1);
        scene.release(2);

        assertThat(scene.retire(fleet)).containsExactly("stop 1 RETIRED", "stop 2 RETIRED");
    }

    @Test
    void provisionedEnvironmentsStopToo() {
        scene.provisioned(fleet, 1);

        assertThat(scene.retire(fleet)).containsExactly("stop 1 RETIRED");
    }

    @Test
    void whatWasAdmittedIsServed() {
        scene.busy(fleet, 1);
        scene.admit(fleet, "b");
        scene.admit(fleet, "c");

        assertThat(scene.retire(fleet)).isEmpty();
        assertThat(scene.release(1)).containsExactly("serve b on 1");
        assertThat(scene.ready(2)).containsExactly("serve c on 2 cold");
        assertThat(scene.release(1)).containsExactly("stop 1 RETIRED");
        assertThat(scene.release(2)).containsExactly("stop 2 RETIRED");
        assertThat(scene.ready(3)).containsExactly("stop 3 RETIRED");
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whoeverCouldNotKnowIsServedStill() {
        scene.idle(fleet, 1).retire(fleet);

        assertThat(scene.admit(fleet, "late")).containsExactly("start 2");
        assertThat(scene.ready(2)).containsExactly("serve late on 2 cold");
        assertThat(scene.release(2)).containsExactly("stop 2 RETIRED");
    }

    @Test
    void noneIsProvisionedAnyMore() {
        scene.retire(fleet);

        assertThatIllegalStateException().isThrownBy(() -> scene.provision(fleet, 1));
        assertThat(scene.provision(fleet, 0)).isEmpty();
    }

    @Test
    void otherFleetsOfTheServiceLiveOn() {
        Fleet<String> other = scene.fleetBeside(fleet, "other");
        scene.idle(fleet, 1).idle(other, 2);

        assertThat(scene.retire(fleet)).containsExactly("stop 1 RETIRED");
        assertThat(scene.admit(other, "a")).containsExactly("serve a on 2");
    }
}
