package dev.lungfish.core.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void awsStartsAThousandEnvironmentsAtOnceAndThenAHundredASecond() {
        TokenBucket starts = ScalingRate.AWS_LAMBDA.bucket(0);

        assertThat(taken(starts, 0)).isEqualTo(1000);
        assertThat(taken(starts, SECOND)).isEqualTo(100);
        assertThat(taken(starts, 11 * SECOND)).isEqualTo(1000);
    }

    @Test
    void awsStartsOneMoreEveryTenMilliseconds() {
        TokenBucket starts = ScalingRate.AWS_LAMBDA.bucket(0);
        taken(starts, 0);

        assertThat(starts.nanosUntilToken(0)).isEqualTo(10_000_000);
        assertThat(starts.tryTake(9_999_999)).isFalse();
        assertThat(starts.nanosUntilToken(9_999_999)).isEqualTo(1);
        assertThat(starts.tryTake(10_000_000)).isTrue();
        assertThat(starts.tryTake(10_000_000)).isFalse();
    }

    @Test
    void whatIsNotUsedDoesNotAccrue() {
        TokenBucket bucket = new TokenBucket(3, 1, 0);

        assertThat(taken(bucket, 1000 * SECOND)).isEqualTo(3);
    }

    @Test
    void partsOfATokenAreKept() {
        TokenBucket bucket = new TokenBucket(2, 3, 0);
        taken(bucket, 0);

        assertThat(bucket.tryTake(SECOND / 3)).isFalse();
        assertThat(bucket.nanosUntilToken(SECOND / 3)).isEqualTo(1);
        assertThat(bucket.tryTake(SECOND / 3 + 1)).isTrue();
        assertThat(bucket.nanosUntilToken(SECOND / 3 + 1)).isEqualTo(SECOND / 3);
    }

    @Test
    void lookingOftenDoesNotChangeTheRefill() {
        TokenBucket watched = new TokenBucket(2, 7, 0);
        TokenBucket left = new TokenBucket(2, 7, 0);
        taken(watched, 0);
        taken(left, 0);

        for (long now = 0; now < SECOND / 7; now += 999_983) {
            watched.nanosUntilToken(now);
        }

        assertThat(watched.nanosUntilToken(SECOND / 7)).isEqualTo(left.nanosUntilToken(SECOND / 7));
    }

    @Test
    void theWaitThatItNamesIsExact() {
        for (int perSecond : new int[] {1, 3, 7, 999_999_999, 1_000_000_000}) {
            TokenBucket bucket = new TokenBucket(1, perSecond, 0);
            bucket.tryTake(0);
            long wait = bucket.nanosUntilToken(0);

            assertThat(bucket.tryTake(wait - 1)).as("%d a second", perSecond).isFalse();
            assertThat(bucket.tryTake(wait)).as("%d a second", perSecond).isTrue();
        }
    }

    @Test
    void itMayBeginAtAnyTime() {
        for (long begin : new long[] {Long.MIN_VALUE, -5, Long.MAX_VALUE - 1}) {
            TokenBucket bucket = new TokenBucket(1, 1, begin);

            assertThat(bucket.tryTake(begin)).isTrue();
            assertThat(bucket.tryTake(begin + SECOND - 1)).isFalse();
            assertThat(bucket.tryTake(begin + SECOND)).isTrue();
        }
    }

    @Test
    void timeThatGoesBackRefillsNothing() {
        TokenBucket bucket = new TokenBucket(1, 1, 10 * SECOND);
        bucket.tryTake(10 * SECOND);

        assertThat(bucket.tryTake(0)).isFalse();
        assertThat(bucket.nanosUntilToken(10 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void theLargestBucketNeitherOverflowsNorLosesAToken() {
        TokenBucket bucket = new TokenBucket(1_000_000_000, 1_000_000_000, 0);
        bucket.tryTake(0);

        assertThat(bucket.nanosUntilToken(Long.MAX_VALUE)).isZero();
        for (int i = 0; i < 1000; i++) {
            assertThat(bucket.tryTake(Long.MAX_VALUE)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "0, 0"})
    void aBucketWithoutCapacityNeverHasAToken(long capacity, long perSecond) {
        TokenBucket bucket = new TokenBucket(capacity, perSecond, 0);

        assertThat(bucket.tryTake(1000 * SECOND)).isFalse();
        assertThat(bucket.nanosUntilToken(1000 * SECOND)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aBucketWithoutRefillIsEmptyForGood() {
        TokenBucket bucket = new TokenBucket(2, 0, 0);

        assertThat(bucket.nanosUntilToken(0)).isZero();
        assertThat(taken(bucket, 0)).isEqualTo(2);
        assertThat(bucket.tryTake(1000 * SECOND)).isFalse();
        assertThat(bucket.nanosUntilToken(1000 * SECOND)).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_001L})
    void boundsAreChecked(long wrong) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenBucket(wrong, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenBucket(1, wrong, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_000_001})
    void boundsOfAScalingRateAreChecked(int wrong) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScalingRate(wrong, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScalingRate(1, wrong));
    }

    private static int taken(TokenBucket bucket, long nowNanos) {
        int taken = 0;
        while (bucket.tryTake(nowNanos)) {
            taken++;
        }
        return taken;
    }
}
