package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.Scene.KEEP_ALIVE;
import static dev.lungfish.core.fleet.Scene.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/// Which environment serves a request, and how long an idle one is kept.
class ReuseTest {

    private final Scene scene = Scene.ample();
    private final Fleet<String> fleet = scene.fleet("fleet");

    @Test
    void theFirstRequestStartsAnEnvironmentAndWaitsForIt() {
        assertThat(scene.admit(fleet, "a")).containsExactly("start 1");
        assertThat(fleet.waiting()).isOne();
        assertThat(fleet.starting()).isOne();
        assertThat(scene.ready(1)).containsExactly("serve a on 1 cold");
        assertThat(fleet.waiting()).isZero();
        assertThat(fleet.starting()).isZero();
        assertThat(fleet.ready()).isOne();
        assertThat(fleet.requestsInService()).isOne();
    }

    @Test
    void anIdleEnvironmentServesAtOnce() {
        scene.idle(fleet, 1);

        assertThat(scene.admit(fleet, "a")).containsExactly("serve a on 1");
        assertThat(scene.release(1)).isEmpty();
        assertThat(fleet.requestsInService()).isZero();
    }

    @Test
    void theMostRecentlyUsedServesFirst() {
        scene.busy(fleet, 1).busy(fleet, 2).busy(fleet, 3);
        scene.release(2);
        scene.release(3);
        scene.release(1);

        assertThat(scene.admit(fleet, "a")).containsExactly("serve a on 1");
        assertThat(scene.admit(fleet, "b")).containsExactly("serve b on 3");
        assertThat(scene.admit(fleet, "c")).containsExactly("serve c on 2");
    }

    @Test
    void aWaitingRequestTakesWhicheverEnvironmentIsFreeFirst() {
        scene.busy(fleet, 1);
        scene.admit(fleet, "a");
        scene.admit(fleet, "b");

        assertThat(scene.release(1)).containsExactly("serve a on 1");
        assertThat(scene.ready(2)).containsExactly("serve b on 2 cold");
        assertThat(scene.ready(3)).isEmpty();
        assertThat(scene.admit(fleet, "c")).containsExactly("serve c on 3");
    }

    @Test
    void anEnvironmentServesAsManyRequestsAtOnceAsItHasSlots() {
        Fleet<String> wide = scene.fleet("wide", 128, 2);
        scene.busy(wide, 1);

        assertThat(scene.admit(wide, "b")).containsExactly("serve b on 1");
        assertThat(scene.admit(wide, "c")).containsExactly("start 2");
        assertThat(scene.admit(wide, "d")).as("the second slot of 2").isEmpty();
        assertThat(scene.ready(2)).containsExactly("serve c on 2 cold", "serve d on 2 cold");
        assertThat(wide.requestsInService()).isEqualTo(4);
    }

    @Test
    void aFreedSlotMakesAnEnvironmentTheMostRecentlyUsed() {
        Fleet<String> wide = scene.fleet("wide", 128, 2);
        scene.busy(wide, 1);
        scene.admit(wide, "b");
        scene.busy(wide, 2);
        scene.release(1);

        assertThat(scene.admit(wide, "c")).containsExactly("serve c on 1");
        assertThat(scene.admit(wide, "d")).containsExactly("serve d on 2");
    }

    @Test
    void anEnvironmentStopsWhenItWasIdleForTheKeepAlive() {
        scene.at(5 * SECOND).idle(fleet, 1);

        assertThat(scene.nextTick()).isEqualTo(5 * SECOND + KEEP_ALIVE);
        assertThat(scene.at(5 * SECOND + KEEP_ALIVE - 1).tick()).isEmpty();
        assertThat(scene.at(5 * SECOND + KEEP_ALIVE).tick()).containsExactly("stop 1 IDLE");
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
        assertThat(fleet.ready()).isZero();
    }

    @Test
    void useBeginsTheKeepAliveAnew() {
        scene.idle(fleet, 1);
        scene.at(KEEP_ALIVE - 1).admit(fleet, "a");
        assertThat(scene.nextTick()).as("none is idle").isEqualTo(Long.MAX_VALUE);
        scene.at(2 * KEEP_ALIVE).release(1);

        assertThat(scene.nextTick()).isEqualTo(3 * KEEP_ALIVE);
    }

    @Test
    void anEnvironmentIsNotUsedAtTheEndOfItsKeepAlive() {
        scene.idle(fleet, 1);

        assertThat(scene.at(KEEP_ALIVE).admit(fleet, "a"))
                .containsExactly("stop 1 IDLE", "start 2");
    }

    @Test
    void aBusyEnvironmentServesWhenTheMoreRecentlyUsedOneHasExpired() {
        Fleet<String> wide = scene.fleet("wide", 128, 2);
        scene.busy(wide, 1);
        scene.admit(wide, "b");
        scene.busy(wide, 2);
        scene.release(1);
        scene.release(2);

        assertThat(scene.at(KEEP_ALIVE).admit(wide, "d"))
                .containsExactly("stop 2 IDLE", "serve d on 1");
    }

    @Test
    void anEnvironmentIsNotIdleWhileOneOfItsSlotsIsInUse() {
        Fleet<String> wide = scene.fleet("wide", 128, 2);
        scene.busy(wide, 1);

        assertThat(scene.at(2 * KEEP_ALIVE).tick()).isEmpty();
        assertThat(scene.nextTick()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void withoutAKeepAliveAnEnvironmentServesOnlyWhatWaitsForIt() {
        Scene brief =
                new Scene(
                        new OnDemandRules(
                                0,
                                1000,
                                OnDemandRules.AWS_LAMBDA.scaling(),
                                Integer.MAX_VALUE,
                                Long.MAX_VALUE,
                                0));
        Fleet<String> unkept = brief.fleet("unkept");
        brief.admit(unkept, "a");
        brief.admit(unkept, "b");
        brief.ready(1);

        assertThat(brief.release(1)).containsExactly("serve b on 1");
        assertThat(brief.release(1)).containsExactly("stop 1 IDLE");
    }

    @Test
    void anEnvironmentMayBeKeptForGood() {
        Scene endless =
                new Scene(
                        new OnDemandRules(
                                Long.MAX_VALUE,
                                1000,
                                OnDemandRules.AWS_LAMBDA.scaling(),
                                1,
                                Long.MAX_VALUE,
                                Long.MAX_VALUE));
        Fleet<String> kept = endless.fleet("kept");
        endless.at(1).idle(kept, 1);
        assertThat(endless.nextTick()).isEqualTo(Long.MAX_VALUE);
        assertThat(endless.tick()).isEmpty();

        endless.admit(kept, "a");
        endless.admit(kept, "b");
        endless.admit(kept, "c");
        assertThat(endless.nextTick()).as("c waits for good").isEqualTo(Long.MAX_VALUE);
        assertThat(endless.tick()).isEmpty();
    }

    @Test
    void whoeverLeavesWaitsNoMore() {
        scene.admit(fleet, "a");
        scene.admit(fleet, "b");

        assertThat(scene.abandon(fleet, "a")).isTrue();
        assertThat(scene.abandon(fleet, "a")).isFalse();
        assertThat(fleet.limits.inFlight()).isOne();
        assertThat(scene.ready(1)).containsExactly("serve b on 1 cold");
        assertThat(scene.abandon(fleet, "b")).isFalse();
        assertThat(scene.ready(2)).isEmpty();
    }

    @Test
    void theSameRequestTwiceIsTwo() {
        scene.admit(fleet, "a");
        scene.admit(fleet, "a");

        assertThat(scene.abandon(fleet, "a")).isTrue();
        assertThat(fleet.limits.inFlight()).isOne();
        assertThat(fleet.waiting()).isOne();
    }

    @Test
    void eventsThatCannotBeAreErrors() {
        scene.admit(fleet, "a");
        OnDemandEnvironment<String> environment = scene.environment(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> scene.release(1))
                .withMessageContaining("environment 1 of fleet (STARTING, 0 in use) is not READY");
        assertThatIllegalStateException().isThrownBy(() -> scene.gone(1));
        scene.ready(1);
        assertThatIllegalStateException().isThrownBy(() -> scene.ready(1));
        scene.release(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> scene.release(1))
                .withMessageContaining("serves nothing");
        assertThat(environment.id()).isOne();
        assertThat(environment.fleet().owner()).isEqualTo("fleet");
    }
}
