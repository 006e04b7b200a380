package dev.lungfish.core.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ServiceLimitsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int ACCOUNT = 20;

    private final AccountConcurrency account = new AccountConcurrency(ACCOUNT);
    private final ServiceLimits limits = service();
    private final ServiceLimits other = service();

    @Test
    void servicesWithoutAReservationShareTheAccount() {
        enter(limits, 15);
        enter(other, 5);

        assertThat(limits.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
        assertThat(other.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
        limits.leave();
        assertThat(other.enter(0)).isNull();
    }

    @Test
    void aReservationIsAllThatItsServiceMayUse() {
        limits.reserve(3, 0);
        enter(limits, 3);

        assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_CONCURRENCY);
        limits.leave();
        assertThat(limits.enter(0)).isNull();
    }

    @Test
    void aReservationIsTakenFromTheOthersUsedOrNot() {
        limits.reserve(3, 0);
        enter(other, ACCOUNT - 3);

        assertThat(other.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
        limits.reserve(2, 0);
        assertThat(other.enter(0)).isNull();
        assertThat(other.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
    }

    @Test
    void aReservationOfNothingStopsTheService() {
        limits.reserve(0, 0);

        assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_CONCURRENCY);
        assertThat(limits.arrive(0)).isEqualTo(Limit.RESERVED_REQUEST_RATE);
    }

    @Test
    void whatIsInFlightMovesWithTheReservation() {
        enter(limits, 4);
        limits.reserve(4, 0);
        assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_CONCURRENCY);
        enter(other, ACCOUNT - 4);
        leave(other, ACCOUNT - 4);

        limits.reserve(null, 0);
        enter(other, ACCOUNT - 4);
        assertThat(other.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
        assertThat(limits.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
    }

    @Test
    void aReservationBelowWhatIsInFlightTakesEffectAsRequestsLeave() {
        enter(limits, 4);
        limits.reserve(2, 0);

        leave(limits, 2);
        assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_CONCURRENCY);
        limits.leave();
        assertThat(limits.enter(0)).isNull();
    }

    @Test
    void provisionedEnvironmentsHoldConcurrencyUsedOrNot() {
        limits.provision(5);
        enter(other, ACCOUNT - 5);

        assertThat(other.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
        limits.provision(-1);
        assertThat(other.enter(0)).isNull();
    }

    @Test
    void provisionedEnvironmentsHoldTheReservationOfTheirService() {
        limits.reserve(3, 0);
        limits.provision(2);

        assertThat(limits.enter(0)).isNull();
        assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_CONCURRENCY);
        enter(other, ACCOUNT - 3);
        assertThat(other.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
    }

    @Test
    void provisionedEnvironmentsMoveWithTheReservation() {
        limits.provision(2);
        limits.reserve(2, 0);
        assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_CONCURRENCY);

        limits.reserve(null, 0);
        enter(other, ACCOUNT - 2);
        assertThat(other.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
    }

    @Test
    void tenRequestsASecondForEachUnitOfTheAccount() {
        assertThat(passed(limits, 0)).isEqualTo(10 * ACCOUNT);
        assertThat(limits.enter(0)).isEqualTo(Limit.ACCOUNT_REQUEST_RATE);
        assertThat(limits.inFlight()).isZero();
        assertThat(passed(limits, SECOND / 200 - 1)).isZero();
        assertThat(passed(limits, SECOND / 200)).isEqualTo(1);
        assertThat(passed(limits, SECOND)).isEqualTo(10 * ACCOUNT - 1);
        assertThat(passed(other, 0)).as("each service has its own rate").isEqualTo(10 * ACCOUNT);
    }

    @Test
    void tenRequestsASecondForEachReservedUnit() {
        limits.reserve(2, 0);

        assertThat(passed(limits, 0)).isEqualTo(20);
        assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_REQUEST_RATE);
        assertThat(limits.arrive(0)).isEqualTo(Limit.RESERVED_REQUEST_RATE);
        assertThat(limits.inFlight()).isZero();
    }

    @Test
    void requestsRefusedForConcurrencyDoNotCountAgainstTheRate() {
        limits.reserve(1, 0);
        enter(limits, 1);
        for (int i = 0; i < 100; i++) {
            assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_CONCURRENCY);
        }

        limits.leave();
        assertThat(passed(limits, 0)).isEqualTo(9);
    }

    @Test
    void requestsOfProvisionedEnvironmentsCountAgainstTheRateAlone() {
        for (int i = 0; i < 10 * ACCOUNT; i++) {
            assertThat(limits.arrive(0)).isNull();
        }

        assertThat(limits.arrive(0)).isEqualTo(Limit.ACCOUNT_REQUEST_RATE);
        assertThat(limits.inFlight()).isZero();
        enter(other, ACCOUNT);
    }

    @Test
    void requestsThatAProvisionedEnvironmentCarriedCountWhateverTheLimits() {
        enter(limits, ACCOUNT);
        limits.carry(2);
        limits.leave();
        limits.leave();
        assertThat(other.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
        limits.leave();
        assertThat(other.enter(0)).isNull();

        limits.reserve(ACCOUNT, 0);
        limits.carry(1);
        assertThat(limits.inFlight()).isEqualTo(ACCOUNT);
        assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_CONCURRENCY);
        limits.leave();
        limits.reserve(null, 0);
        assertThat(other.enter(0)).isEqualTo(Limit.ACCOUNT_CONCURRENCY);
        limits.leave();
        assertThat(other.enter(0)).isNull();
    }

    @Test
    void theSameReservationAgainDoesNotRefillTheRate() {
        limits.reserve(1, 0);
        passed(limits, 0);
        limits.reserve(1, 0);

        assertThat(limits.enter(0)).isEqualTo(Limit.RESERVED_REQUEST_RATE);
    }

    @Test
    void anAccountMayBeUnlimited() {
        ServiceLimits unlimited =
                new ServiceLimits(
                        new AccountConcurrency(Integer.MAX_VALUE), ScalingRate.AWS_LAMBDA, 0);

        enter(unlimited, 5000);
        assertThat(unlimited.inFlight()).isEqualTo(5000);
    }

    @Test
    void noMoreRequestsLeaveThanEntered() {
        enter(limits, 1);
        limits.leave();

        assertThatIllegalStateException().isThrownBy(limits::leave);
    }

    @Test
    void numbersAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> limits.reserve(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountConcurrency(-1));
        assertThat(new AccountConcurrency(0).limit()).isZero();
    }

    private ServiceLimits service() {
        return new ServiceLimits(account, ScalingRate.AWS_LAMBDA, 0);
    }

    private static void enter(ServiceLimits limits, int requests) {
        for (int i = 0; i < requests; i++) {
            assertThat(limits.enter(0)).isNull();
        }
    }

    private static void leave(ServiceLimits limits, int requests) {
        for (int i = 0; i < requests; i++) {
            limits.leave();
        }
    }

    /// How many requests pass one after the other until one is refused.
    private static int passed(ServiceLimits limits, long nowNanos) {
        int passed = 0;
        while (limits.enter(nowNanos) == null) {
            limits.leave();
            passed++;
        }
        return passed;
    }
}
