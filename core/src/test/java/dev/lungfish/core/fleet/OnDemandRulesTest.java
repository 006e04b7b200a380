package dev.lungfish.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lungfish.core.limits.ScalingRate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OnDemandRulesTest {

    @Test
    void defaultsAreThoseOfAwsLambda() {
        OnDemandRules rules = OnDemandRules.AWS_LAMBDA;

        assertThat(Duration.ofNanos(rules.keepAliveNanos())).isEqualTo(Duration.ofMinutes(10));
        assertThat(rules.accountConcurrency()).isEqualTo(1000);
        assertThat(rules.scaling()).isEqualTo(new ScalingRate(1000, 100));
        assertThat(rules.startsAtOnce()).isEqualTo(Integer.MAX_VALUE);
        assertThat(rules.machineMegabytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(Duration.ofNanos(rules.longestWaitNanos())).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theLeastThatMayBeSet() {
        assertThatCode(() -> rules(0, 0, 1, 1, 0)).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> rules(-1, 0, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rules(0, -1, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rules(0, 0, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rules(0, 0, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rules(0, 0, 1, 1, -1));
    }

    private static OnDemandRules rules(
            long keepAlive, int account, int startsAtOnce, long megabytes, long longestWait) {
        return new OnDemandRules(
                keepAlive, account, ScalingRate.AWS_LAMBDA, startsAtOnce, megabytes, longestWait);
    }
}
