package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A HorizontalPodAutoscaler of either version.
///
/// @param targetKind the kind of what it scales
/// @param most null where it does not say, which Kubernetes refuses
/// @param cpuPercent the target of CPU utilisation
/// @param cpuEach the target of CPU use of a replica, in processors
/// @param others what else it scales by
record Autoscaler(
        Found<?> found,
        String targetKind,
        String targetName,
        int least,
        @Nullable Integer most,
        @Nullable Integer cpuPercent,
        @Nullable BigDecimal cpuEach,
        List<String> others) {

    /// What Kubernetes aims at where an autoscaler says nothing.
    private static final int DEFAULT_PERCENT = 80;

    /// All autoscalers of an inventory that say what they scale.
    static List<Autoscaler> all(Inventory inventory) {
        List<Autoscaler> all = new ArrayList<>();
        inventory
                .all(io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler.class)
                .stream()
                .filter(it -> it.object().getSpec() != null)
                .filter(it -> it.object().getSpec().getScaleTargetRef() != null)
                .forEach(it -> all.add(of(it, it.object().getSpec())));
        inventory.all(HorizontalPodAutoscaler.class).stream()
                .filter(it -> it.object().getSpec() != null)
                .filter(it -> it.object().getSpec().getScaleTargetRef() != null)
                .forEach(it -> all.add(of(it, it.object())));
        return all;
    }

    private static Autoscaler of(Found<?> found, HorizontalPodAutoscalerSpec spec) {
        Integer percent = spec.getTargetCPUUtilizationPercentage();
        return new Autoscaler(
                found,
                spec.getScaleTargetRef().getKind(),
                spec.getScaleTargetRef().getName(),
                spec.getMinReplicas() == null ? 1 : spec.getMinReplicas(),
                spec.getMaxReplicas(),
                percent == null ? (Integer) DEFAULT_PERCENT : percent,
                null,
                List.of());
    }

    private static Autoscaler of(Found<?> found, HorizontalPodAutoscaler it) {
        List<MetricSpec> metrics = it.getSpec().getMetrics();
        MetricTarget cpu =
                metrics.stream()
                        .filter(metric -> "cpu".equals(resource(metric)))
                        .map(Autoscaler::target)
                        .findFirst()
                        .orElse(null);
        Integer percent = cpu == null ? null : cpu.getAverageUtilization();
        return new Autoscaler(
                found,
                it.getSpec().getScaleTargetRef().getKind(),
                it.getSpec().getScaleTargetRef().getName(),
                it.getSpec().getMinReplicas() == null ? 1 : it.getSpec().getMinReplicas(),
                it.getSpec().getMaxReplicas(),
                metrics.isEmpty() ? (Integer) DEFAULT_PERCENT : percent,
                each(cpu == null ? null : cpu.getAverageValue()),
                metrics.stream().map(Autoscaler::other).filter(one -> !one.isEmpty()).toList());
    }

    private static @Nullable BigDecimal each(@Nullable Quantity value) {
        return value == null || Amount.mistake(value) != null ? null : Amount.of(value);
    }

    private static String resource(MetricSpec metric) {
        if (metric.getResource() != null) {
            return metric.getResource().getName();
        }
        return metric.getContainerResource() == null ? "" : metric.getContainerResource().getName();
    }

    private static MetricTarget target(MetricSpec metric) {
        return metric.getResource() != null
                ? metric.getResource().getTarget()
                : metric.getContainerResource().getTarget();
    }

    /// What a metric that is not the processor is called; empty for the processor.
    private static String other(MetricSpec metric) {
        String resource = resource(metric);
        if (resource.equals("cpu")) {
            return "";
        }
        if (metric.getPods() != null) {
            return metric.getPods().getMetric().getName();
        }
        if (metric.getExternal() != null) {
            return metric.getExternal().getMetric().getName();
        }
        if (metric.getObject() != null) {
            return metric.getObject().getMetric().getName();
        }
        return resource.isEmpty() ? String.valueOf(metric.getType()) : resource;
    }

    boolean scales(Controller controller) {
        return controller.kind().equals(targetKind)
                && controller.name().equals(targetName)
                && controller.found().isNear(found);
    }

    /// How it scales pods that request so much.
    Workload.Scaling scaling(Workload.Requested claim) {
        int highest = most == null ? least : most;
        return new Workload.Scaling(least, highest, percent(claim.cpuMillis()));
    }

    private @Nullable Integer percent(@Nullable Integer cpuMillis) {
        if (cpuPercent != null || cpuEach == null || cpuMillis == null) {
            return cpuPercent;
        }
        return cpuEach.movePointRight(5)
                .divide(BigDecimal.valueOf(cpuMillis), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /// What is wrong with it; null if nothing is.
    @Nullable String mistake() {
        if (most == null) {
            return "has no maxReplicas.";
        }
        if (least < 0 || most < 1 || most < least) {
            return "scales between %d and %d replicas; the most is at least 1 and not less than the least."
                    .formatted(least, most);
        }
        return cpuPercent != null && cpuPercent < 1
                ? "aims at " + cpuPercent + " percent of CPU; it is 1 or more."
                : null;
    }
}
