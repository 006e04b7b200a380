package dev.lungfish.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelsTest {

    @Test
    void aReplicaIsInUseWhenTheOnesBeforeItAreFull() {
        Levels levels = new Levels(0, 100, 10, 4, 5);
        levels.change(0, 4);
        levels.change(50, 5);

        assertThat(levels.replicasInUse(100, 1000)).isEqualTo(1);
        assertThat(levels.replicasInUse(100, 500)).isEqualTo(2);
        assertThat(levels.replicasInUse(100, 501)).isEqualTo(1);
    }

    @Test
    void withoutRequestsNoneIsInUse() {
        Levels levels = new Levels(0, 100, 10, 4, 5);

        assertThat(levels.replicasInUse(0, 1)).isZero();
        assertThat(levels.replicasInUse(100, 1)).isZero();
    }

    @Test
    void oldTimesAreForgotten() {
        Levels levels = new Levels(0, 100, 10, 1, 5);
        levels.change(0, 3);
        levels.change(100, 0);

        assertThat(levels.replicasInUse(150, 450)).isEqualTo(3);
        assertThat(levels.replicasInUse(210, 1)).isZero();
        assertThat(levels.replicasInUse(1_000_000, 1)).isZero();
        assertThat(levels.seenNanos(1_000_005)).isBetween(100L, 110L);
    }

    @Test
    void moreThanTheMostReplicasAreNotToldApart() {
        Levels levels = new Levels(0, 100, 10, 1, 5);
        levels.change(0, 1000);

        assertThat(levels.replicasInUse(50, 1000)).isEqualTo(5);
        assertThat(new Levels(0, 100, 10, 1, 0).replicasInUse(50, 1)).isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Levels(0, 100, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Levels(0, 9, 10, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Levels(0, 100, 10, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Levels(0, 100, 10, 1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Levels(0, 100, 10, 1, 1).change(0, -1));
    }

    /// Against every nanosecond looked at by itself.
    @Test
    void itAgreesWithThePlainCount() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int buckets = 1 + random.nextInt(20);
            int bucket = 1 + random.nextInt(10);
            int slots = 1 + random.nextInt(4);
            int most = random.nextInt(12);
            Levels levels = new Levels(-7, (long) buckets * bucket, buckets, slots, most);
            int[] inFlight = new int[3000];
            int now = 0;
            int current = 0;
            while (now < 2000) {
                int next = now + random.nextInt(random.nextInt(5) == 0 ? 300 : 20);
                Arrays.fill(inFlight, now, next, current);
                now = next;
                int share = 1 + random.nextInt(1000);
                int from = Math.max(0, now / bucket - buckets) * bucket;
                assertThat(levels.seenNanos(now - 7)).isEqualTo(now - from);
                assertThat(levels.replicasInUse(now - 7, share))
                        .isEqualTo(plain(inFlight, from, now, slots, most, share));
                current = random.nextInt(40);
                levels.change(now - 7, current);
            }
        }
    }

    private static int plain(int[] inFlight, int from, int now, int slots, int most, int share) {
        for (int k = most; k > 0; k--) {
            long inUse = 0;
            for (int t = from; t < now; t++) {
                inUse += inFlight[t] > (k - 1) * slots ? 1 : 0;
            }
            if (inUse > 0 && inUse * 1000 >= (long) share * (now - from)) {
                return k;
            }
        }
        return 0;
    }
}
