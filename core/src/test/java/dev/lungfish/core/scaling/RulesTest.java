package dev.lungfish.core.scaling;

import static dev.lungfish.core.scaling.Readings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lungfish.core.scaling.Behaviour.Policy;
import dev.lungfish.core.scaling.Behaviour.Select;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Defaults are the published ones, and settings that make no sense are refused.
class RulesTest {

    private static final List<HpaMetric> METRICS =
            List.of(new HpaMetric.ConcurrencyPerReplica(1000));

    /// Kubernetes, "Horizontal Pod Autoscaling", section "Default behavior".
    @Test
    void defaultsOfKubernetes() {
        HpaRules rules = HpaRules.kubernetes(1, 10, METRICS);

        assertThat(rules.syncNanos()).isEqualTo(15 * SECOND);
        assertThat(rules.up().stabilizationNanos()).isZero();
        assertThat(rules.up().policies())
                .containsExactly(
                        new Policy.Percent(100, 15 * SECOND), new Policy.Pods(4, 15 * SECOND));
        assertThat(rules.up().select()).isEqualTo(Select.MAX);
        assertThat(rules.up().tolerancePermille()).isEqualTo(100);
        assertThat(rules.down().stabilizationNanos()).isEqualTo(300 * SECOND);
        assertThat(rules.down().policies()).containsExactly(new Policy.Percent(100, 15 * SECOND));
        assertThat(rules.down().tolerancePermille()).isEqualTo(100);
    }

    /// Knative, the defaults of `config-autoscaler`.
    @Test
    void defaultsOfKnative() {
        KpaRules rules = KpaRules.knative(1, 10, 100);

        assertThat(rules.targetMilli()).isEqualTo(70_000);
        assertThat(rules.stableWindowNanos()).isEqualTo(60 * SECOND);
        assertThat(rules.panicWindowNanos()).isEqualTo(6 * SECOND);
        assertThat(rules.panicThresholdPermille()).isEqualTo(2000);
        assertThat(rules.maxScaleUpPermille()).isEqualTo(1_000_000);
        assertThat(rules.maxScaleDownPermille()).isEqualTo(2000);
        assertThat(rules.tickNanos()).isEqualTo(2 * SECOND);
    }

    @Test
    void defaultsOfTheSteadyBase() {
        SteadyBaseRules rules = SteadyBaseRules.of(0, 10, 4);

        assertThat(rules.breakEvenPermille()).isEqualTo(450);
        assertThat(rules.windowNanos()).isEqualTo(600 * SECOND);
        assertThat(rules.seenPermille()).isEqualTo(500);
        assertThat(rules.stepNanos()).isEqualTo(30 * SECOND);
    }

    @Test
    void boundsOfReplicas() {
        assertThatCode(() -> KpaRules.knative(0, 1, 1)).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> KpaRules.knative(-1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> KpaRules.knative(0, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KpaRules.knative(3, 2, 1))
                .withMessage(
                        "replicas are between a minimum from 0 and a maximum from the minimum, or 1, to"
                                + " 100,000, not 3 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpaRules.kubernetes(1, 100_001, METRICS));
        assertThatIllegalArgumentException().isThrownBy(() -> SteadyBaseRules.of(2, 1, 1));
    }

    @Test
    void settingsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> KpaRules.knative(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> SteadyBaseRules.of(0, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpaRules.kubernetes(1, 1, List.of()))
                .withMessageContaining("give a target");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HpaMetric.ConcurrencyPerReplica(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HpaMetric.CpuUtilisation(0))
                .withMessage("the target of CPU in thousandths is between 1 and 1,000,000, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Behaviour(0, List.of(), Select.MAX, 100))
                .withMessageContaining("disable the direction");
        assertThatIllegalArgumentException().isThrownBy(() -> new Policy.Pods(0, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> new Policy.Percent(1, 1801 * SECOND));
    }

    @Test
    void readingsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> Readings.of(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Readings.of(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Readings.cpu(1, 0, 500));
        assertThatIllegalArgumentException().isThrownBy(() -> new CpuUse(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CpuUse(1, -1));
    }
}
