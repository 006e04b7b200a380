package dev.lungfish.planner.services;

import dev.lungfish.planner.input.Problems;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Set;

/// Lists what a cluster holds: in all namespaces, or, where that is forbidden, in the context's own.
final class ClusterLists {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private static final Set<String> SYSTEM =
            Set.of("kube-system", "kube-public", "kube-node-lease");
    private static final List<Class<? extends HasMetadata>> TYPES =
            List.of(
                    Deployment.class,
                    StatefulSet.class,
                    DaemonSet.class,
                    ReplicaSet.class,
                    Pod.class,
                    CronJob.class,
                    Job.class,
                    HorizontalPodAutoscaler.class,
                    PodDisruptionBudget.class,
                    Service.class);

    private final KubernetesClient client;
    private final Place place;
    private final Inventory inventory;
    private final Problems problems;

    ClusterLists(KubernetesClient client, String where, Inventory inventory, Problems problems) {
        this.client = client;
        this.place = Place.of(where);
        this.inventory = inventory;
        this.problems = problems;
    }

    void read() {
        boolean everywhere = mayListEverywhere();
        TYPES.forEach(type -> list(type, everywhere));
    }

    private boolean mayListEverywhere() {
        try {
            client.resources(Deployment.class).inAnyNamespace().list();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != FORBIDDEN) {
                throw e;
            }
            return false;
        }
    }

    private void list(Class<? extends HasMetadata> type, boolean everywhere) {
        try {
            items(type, everywhere).forEach(this::add);
        } catch (KubernetesClientException e) {
            if (e.getCode() == FORBIDDEN) {
                problems.add(place.where(), 0, forbidden(type));
            } else if (e.getCode() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private <T extends HasMetadata> List<T> items(Class<T> type, boolean everywhere) {
        return everywhere
                ? client.resources(type).inAnyNamespace().list().getItems()
                : client.resources(type).inNamespace(client.getNamespace()).list().getItems();
    }

    private void add(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        if (namespace != null && SYSTEM.contains(namespace)) {
            inventory.leaveOut(object.getKind() + " in " + namespace);
        } else {
            inventory.add(object, place);
        }
    }

    private String forbidden(Class<? extends HasMetadata> type) {
        String plural = HasMetadata.getPlural(type);
        String group = HasMetadata.getGroup(type);
        return "forbids you to list %s (403). You need a role with the verb list for them; 'kubectl auth can-i list %s' tells whether you have one."
                .formatted(
                        plural, group == null || group.isEmpty() ? plural : plural + "." + group);
    }
}
