package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What keeps pods of one kind: the common shape of Deployments, StatefulSets, CronJobs and the others.
///
/// @param labels of its pods
/// @param annotations of its pods
/// @param pod what each of its pods is
/// @param podPlace where that stands
/// @param claims the names of the volumes that it claims for each pod
/// @param schedule when a CronJob runs
record Controller(
        String kind,
        Found<?> found,
        int replicas,
        Map<String, String> labels,
        Map<String, String> annotations,
        PodSpec pod,
        Place podPlace,
        List<String> claims,
        @Nullable String schedule) {

    String name() {
        return found.name();
    }

    String namespace() {
        return found.namespace();
    }
}
