package dev.lungfish.core.scaling;

import static dev.lungfish.core.scaling.Readings.cpu;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From use to replicas. The numbers are those of the Kubernetes documentation ("Horizontal Pod Autoscaling", section
/// "Algorithm details") and of Kubernetes' own `replica_calculator_test.go`, whose cases are named in comments.
class HpaAlgorithmTest {

    /// The documentation's: 200m against 100m doubles, 50m halves, a ratio within 0.1 of 1 does nothing.
    @ParameterizedTest
    @CsvSource({
        "3, 200, 6",
        "4, 50, 2",
        "10, 110, 10",
        "10, 90, 10",
        "10, 111, 12",
        "10, 89, 9",
        "10, 100, 10"
    })
    void examplesOfTheDocumentation(int replicas, long eachMilli, int desired) {
        assertThat(concurrency(100, replicas, eachMilli * replicas)).isEqualTo(desired);
    }

    /// ScaleUpCM, ScaleUpCMPerPodObject, ScaleUpPerPodCMExternal, ScaleDownCM, ScaleDownPerPodCMObject,
    /// ScaleDownPerPodCMExternal, ToleranceCM, TolerancePerPodCMObject, TolerancePerPodCMExternal.
    @ParameterizedTest
    @CsvSource({
        "3, 60000, 15000, 4",
        "3, 20000, 5000, 4",
        "3, 8600, 2150, 4",
        "5, 60000, 20000, 3",
        "5, 6000, 2000, 3",
        "5, 8600, 2867, 3",
        "3, 62000, 20000, 3",
        "4, 20166, 5000, 4",
        "3, 8600, 2900, 3"
    })
    void averageValues(int replicas, long total, long target, int desired) {
        assertThat(concurrency(target, replicas, total)).isEqualTo(desired);
    }

    @Test
    void fromNoneItIsAsManyAsAreNeeded() {
        assertThat(concurrency(10_000, 0, 25_000)).isEqualTo(3);
        assertThat(concurrency(10_000, 0, 0)).isZero();
    }

    /// ScaleUp, ScaleDown, Tolerance, SuperfluousMetrics.
    @Test
    void cpuOfAllReplicas() {
        assertThat(desired(30, cpu(3, 3, 300, 500, 700))).isEqualTo(5);
        assertThat(desired(50, cpu(5, 5, 100, 300, 500, 250, 250))).isEqualTo(3);
        assertThat(desired(100, cpu(3, 3, 1010, 1030, 1020))).isEqualTo(3);
        assertThat(desired(100, cpu(4, 4, 4000, 9500, 3000, 7000))).isEqualTo(24);
    }

    /// ScaleUpUnreadyLessScale, ScaleUpUnreadyNoScale.
    @Test
    void replicasThatStartCountAsIdleOnTheWayUp() {
        assertThat(desired(30, cpu(3, 2, 500, 700))).isEqualTo(4);
        assertThat(desired(30, cpu(3, 1, 400))).isEqualTo(3);
    }

    /// ScaleDownIncludeUnreadyPods, ScaleDownExcludeUnscheduledPods.
    @Test
    void replicasThatStartDoNotCountOnTheWayDown() {
        assertThat(desired(50, cpu(5, 3, 100, 300, 500))).isEqualTo(2);
        assertThat(desired(50, cpu(5, 1, 100))).isEqualTo(1);
    }

    /// MissingMetrics, MissingMetricsNoChangeEq, -Gt and -Lt.
    @Test
    void replicasWithoutAMeasurementDampen() {
        assertThat(desired(100, cpu(4, 4, 400, 95))).isEqualTo(3);
        assertThat(desired(100, cpu(2, 2, 1000))).isEqualTo(2);
        assertThat(desired(100, cpu(2, 2, 1900))).isEqualTo(2);
        assertThat(desired(100, cpu(2, 2, 600))).isEqualTo(2);
    }

    /// MissingMetricsUnreadyChange, MissingMetricsUnreadyScaleUp, MissingMetricsUnreadyScaleDown.
    @Test
    void bothDampenTogether() {
        assertThat(desired(50, cpu(3, 2, 450))).isEqualTo(3);
        assertThat(desired(50, cpu(3, 2, 2000))).isEqualTo(4);
        assertThat(desired(50, cpu(4, 3, 100, 100))).isEqualTo(3);
    }

    /// As in MissingMetricsUnreadyChange, with more that start: below the target as measured, above it as dampened.
    @Test
    void aReversedDirectionChangesNothing() {
        assertThat(desired(50, cpu(5, 2, 450))).isEqualTo(5);
    }

    /// ComputedToleranceAlgImplementation: half of the request is used; against 56 % that is one replica too many of
    /// ten, against 55 % it is near enough.
    @Test
    void theEdgeOfTheTolerance() {
        long[] half = {500, 500, 500, 500, 500, 500, 500, 500, 500, 500};

        assertThat(desired(56, cpu(10, 10, half))).isEqualTo(9);
        assertThat(desired(55, cpu(10, 10, half))).isEqualTo(10);
    }

    @Test
    void theLargestOfSeveralMetricsCounts() {
        Hpa hpa =
                new Hpa(
                        HpaRules.kubernetes(
                                1,
                                100,
                                List.of(
                                        new HpaMetric.ConcurrencyPerReplica(10_000),
                                        new HpaMetric.CpuUtilisation(500))),
                        0);

        assertThat(hpa.desired(cpu(2, 2, 500, 500), 70_000)).isEqualTo(7);
        assertThat(hpa.desired(cpu(2, 2, 1000, 1000), 20_000)).isEqualTo(4);
    }

    /// `horizontal_test.go`, ScaleUpOneMetricEmpty and NoScaleDownOneMetricEmpty.
    @Test
    void aMetricThatCannotBeToldForbidsToGoDown() {
        Hpa hpa =
                new Hpa(
                        HpaRules.kubernetes(
                                2,
                                6,
                                List.of(
                                        new HpaMetric.CpuUtilisation(300),
                                        new HpaMetric.ConcurrencyPerReplica(1000))),
                        0);

        assertThat(hpa.desired(cpu(3, 3), 4000)).isEqualTo(4);
        assertThat(hpa.desired(cpu(5, 5), 3000)).isEqualTo(5);
    }

    private static int concurrency(long targetMilli, int replicas, long totalMilli) {
        return new Hpa(
                        HpaRules.kubernetes(
                                0, 100, List.of(new HpaMetric.ConcurrencyPerReplica(targetMilli))),
                        0)
                .desired(Readings.of(replicas, replicas), totalMilli);
    }

    private static int desired(int targetPercent, Reading reading) {
        return new Hpa(
                        HpaRules.kubernetes(
                                0, 100, List.of(new HpaMetric.CpuUtilisation(10 * targetPercent))),
                        0)
                .desired(reading, 0);
    }
}
