package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of Kubernetes object that is read; all others are left out. A kind's name alone does not tell: Knative has a Service too.
///
/// @param versions each API group and version that has this shape
record Kind(String name, List<String> versions, Class<? extends HasMetadata> type) {

    private static final List<String> APPS =
            List.of("apps/v1", "apps/v1beta2", "apps/v1beta1", "extensions/v1beta1");

    private static final List<Kind> ALL =
            List.of(
                    new Kind("Deployment", APPS, Deployment.class),
                    new Kind("StatefulSet", APPS, StatefulSet.class),
                    new Kind("DaemonSet", APPS, DaemonSet.class),
                    new Kind("ReplicaSet", APPS, ReplicaSet.class),
                    new Kind("Pod", List.of("v1"), Pod.class),
                    new Kind("Job", List.of("batch/v1"), Job.class),
                    new Kind("CronJob", List.of("batch/v1", "batch/v1beta1"), CronJob.class),
                    new Kind("Service", List.of("v1"), Service.class),
                    new Kind(
                            "PodDisruptionBudget",
                            List.of("policy/v1", "policy/v1beta1"),
                            PodDisruptionBudget.class),
                    new Kind(
                            "HorizontalPodAutoscaler",
                            List.of("autoscaling/v1"),
                            HorizontalPodAutoscaler.class),
                    new Kind(
                            "HorizontalPodAutoscaler",
                            List.of("autoscaling/v2", "autoscaling/v2beta2"),
                            io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler
                                    .class));

    /// The kind of a document; null if it is not read.
    static @Nullable Kind of(Document document) {
        return of(document.text("kind"), document.text("apiVersion"));
    }

    /// The kind of this name in this API; null if it is not read.
    static @Nullable Kind of(@Nullable String name, @Nullable String version) {
        return ALL.stream()
                .filter(
                        kind ->
                                kind.name.equals(name)
                                        && version != null
                                        && kind.versions.contains(version))
                .findFirst()
                .orElse(null);
    }

    /// Whether a kind of this name is read in some version.
    static boolean isKnown(String name) {
        return ALL.stream().anyMatch(kind -> kind.name.equals(name));
    }
}
