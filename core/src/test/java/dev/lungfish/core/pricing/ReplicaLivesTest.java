package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReplicaLivesTest {

    private static final ReplicaRule FARGATE = new ReplicaRule(1000, 60_000);

    @Test
    void aReplicaIsBilledForAMinuteAtLeast() {
        ReplicaLives lives = new ReplicaLives(FARGATE);

        assertThat(lives.count(1, 1000)).isEqualTo(new ReplicaTime(1000, 60_000, 1));
        assertThat(lives.count(1, 59_000)).isEqualTo(new ReplicaTime(59_000, 0, 0));
        assertThat(lives.count(1, 1)).isEqualTo(new ReplicaTime(1, 1000, 0));
        assertThat(lives.count(0, 5000)).isEqualTo(ReplicaTime.NONE);
        assertThat(lives.count(1, 10)).isEqualTo(new ReplicaTime(10, 60_000, 1));
    }

    @Test
    void whenThereAreFewerTheYoungestAreGone() {
        ReplicaLives lives = new ReplicaLives(FARGATE);
        lives.count(1, 60_000);
        lives.count(2, 1000);
        lives.count(1, 1000);

        assertThat(lives.count(1, 1000)).isEqualTo(new ReplicaTime(1000, 1000, 0));
    }

    @Test
    void noTimeCostsNothing() {
        assertThat(new ReplicaLives(FARGATE).count(3, 0)).isEqualTo(new ReplicaTime(0, 0, 3));
    }

    @Test
    void isWhatEachLifeAloneWouldBeBilled() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            ReplicaRule rule =
                    new ReplicaRule(random.nextLong(1, 5000), random.nextLong(0, 100_000));
            ReplicaLives lives = new ReplicaLives(rule);
            List<Long> ended = new ArrayList<>();
            List<Long> living = new ArrayList<>();
            ReplicaTime sum = ReplicaTime.NONE;
            long starts = 0;
            for (int reading = 0; reading < 100; reading++) {
                int replicas = random.nextInt(6);
                long passed = random.nextLong(1, 30_000);
                starts += Math.max(0, replicas - living.size());
                while (living.size() > replicas) {
                    ended.add(living.removeLast());
                }
                while (living.size() < replicas) {
                    living.add(0L);
                }
                living.replaceAll(lived -> lived + passed);
                sum = sum.plus(lives.count(replicas, passed));
                assertThat(sum.billedMillis()).isGreaterThanOrEqualTo(sum.heldMillis());
            }
            ended.addAll(living);

            assertThat(sum)
                    .isEqualTo(
                            new ReplicaTime(
                                    ended.stream().mapToLong(lived -> lived).sum(),
                                    ended.stream().mapToLong(rule::billedMillis).sum(),
                                    starts));
        }
    }

    @Test
    void anExactRuleBillsWhatIsHeld() {
        ReplicaLives lives = new ReplicaLives(ReplicaRule.EXACT);

        assertThat(lives.count(3, 777)).isEqualTo(new ReplicaTime(2331, 2331, 3));
    }

    @Test
    void aRuleIsChecked() {
        assertThatThrownBy(() -> new ReplicaRule(0, 0)).hasMessageContaining("not 0 ms");
        assertThatThrownBy(() -> new ReplicaRule(1, -1)).hasMessageContaining("not -1 ms");
    }
}
