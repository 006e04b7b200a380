package dev.lungfish.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lungfish.core.limits.ScalingRate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Environments that start before requests ask for them.
class StartAheadTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<OnDemandEnvironment<String>> started = new ArrayList<>();

    private static OnDemand<String> onDemand(int account, int burst, int perSecond, long memory) {
        return onDemand(account, new ScalingRate(burst, perSecond), Integer.MAX_VALUE, memory);
    }

    private static OnDemand<String> onDemand(
            int account, ScalingRate rate, int startsAtOnce, long memory) {
        return new OnDemand<>(
                new OnDemandRules(60 * SECOND, account, rate, startsAtOnce, memory, 10 * SECOND));
    }

    private int starts(List<Order<String>> orders) {
        for (Order<String> order : orders) {
            if (order instanceof Order.Start<String>(OnDemandEnvironment<String> environment)) {
                started.add(environment);
            }
        }
        return orders.size();
    }

    @Test
    void theyStartAsFastAsTheScalingRateAllows() {
        OnDemand<String> onDemand = onDemand(1000, 2, 1, Long.MAX_VALUE);
        Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 128, 1);

        assertThat(starts(onDemand.startAhead(0, fleet, 4))).isEqualTo(2);
        assertThat(fleet.ahead()).isEqualTo(2);
        assertThat(onDemand.nextTickNanos(0)).isEqualTo(SECOND);
        assertThat(starts(onDemand.tick(SECOND))).isOne();
        assertThat(starts(onDemand.tick(2 * SECOND))).isOne();
        assertThat(fleet.ahead()).isZero();
        assertThat(started).allMatch(OnDemandEnvironment::isAhead);
    }

    @Test
    void theyLeaveHalfOfTheStartsToRequests() {
        OnDemand<String> onDemand = onDemand(1000, new ScalingRate(100, 1), 4, Long.MAX_VALUE);
        Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 128, 1);
        Fleet<String> other = onDemand.fleet("other", onDemand.service(0), 128, 1);

        assertThat(starts(onDemand.startAhead(0, fleet, 3))).isEqualTo(2);
        assertThat(starts(onDemand.admit(0, other, "a"))).isOne();
        assertThat(starts(onDemand.ready(1, started.getFirst()))).isOne();
        assertThat(starts(onDemand.admit(1, other, "b"))).isOne();
        assertThat(fleet.ahead()).isZero();
    }

    @Test
    void oneOfThemStartsWhereThereIsNoHalf() {
        OnDemand<String> onDemand = onDemand(1000, new ScalingRate(100, 1), 1, Long.MAX_VALUE);
        Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 128, 1);

        assertThat(starts(onDemand.startAhead(0, fleet, 2))).isOne();
        assertThat(starts(onDemand.discard(0, started.getFirst()))).isOne();
        assertThat(fleet.ahead()).isZero();
    }

    @Test
    void aRetiredFleetStartsNoMore() {
        OnDemand<String> onDemand = onDemand(1000, 1, 1, Long.MAX_VALUE);
        Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 128, 1);
        starts(onDemand.startAhead(0, fleet, 3));

        assertThat(onDemand.retire(0, fleet)).isEmpty();
        assertThat(fleet.ahead()).isZero();
        assertThat(onDemand.nextTickNanos(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(onDemand.tick(5 * SECOND)).isEmpty();
    }

    @Test
    void moreThanTheAccountsConcurrencyAreOfNoUse() {
        OnDemand<String> onDemand = onDemand(3, 100, 1, Long.MAX_VALUE);
        Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 128, 1);

        assertThat(starts(onDemand.startAhead(0, fleet, 50))).isEqualTo(3);
        assertThat(fleet.ahead()).isZero();
    }

    @Test
    void withoutMemoryNoMoreStart() {
        OnDemand<String> onDemand = onDemand(1000, 100, 1, 256);
        Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 128, 1);

        assertThat(starts(onDemand.startAhead(0, fleet, 5))).isEqualTo(2);
        assertThat(fleet.ahead()).isZero();
        assertThat(fleet.aheadRefused()).isTrue();
        assertThat(onDemand.startAhead(0, fleet, 0)).isEmpty();
        assertThat(fleet.aheadRefused()).isFalse();
    }

    @Test
    void idleEnvironmentsOfOthersMakeRoom() {
        OnDemand<String> onDemand = onDemand(1000, 100, 1, 256);
        Fleet<String> other = onDemand.fleet("other", onDemand.service(0), 128, 1);
        Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 128, 1);
        starts(onDemand.admit(0, other, "a"));
        onDemand.ready(0, started.getFirst());
        onDemand.release(0, started.getFirst());

        assertThat(onDemand.startAhead(0, fleet, 2).stream().map(OrderText::of))
                .containsExactly("stop 1 EVICTED", "start 2");
        assertThat(starts(onDemand.gone(0, started.getFirst()))).isOne();
    }

    @Test
    void aRequestIsServedByOneThatWasStartedAhead() {
        OnDemand<String> onDemand = onDemand(1000, 100, 1, Long.MAX_VALUE);
        Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 128, 1);
        starts(onDemand.startAhead(0, fleet, 1));

        assertThat(onDemand.admit(0, fleet, "a")).as("it is on its way").isEmpty();
        assertThat(onDemand.ready(0, started.getFirst()).stream().map(OrderText::of))
                .containsExactly("serve a on 1 cold");
    }

    @Test
    void aNegativeNumberIsAnError() {
        OnDemand<String> onDemand = onDemand(1000, 100, 1, 256);
        Fleet<String> fleet = onDemand.fleet("fleet", onDemand.service(0), 128, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> onDemand.startAhead(0, fleet, -1))
                .withMessageContaining("-1");
    }
}
