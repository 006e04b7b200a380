package dev.lungfish.planner.services;

import dev.lungfish.planner.input.Problems;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the pods of each object that keeps some, and says what is wrong with them.
final class Controllers {

    private final Inventory inventory;
    private final Problems problems;

    Controllers(Inventory inventory, Problems problems) {
        this.inventory = inventory;
        this.problems = problems;
    }

    /// All that keep pods of their own accord.
    List<Controller> all() {
        return inventory.objects().stream()
                .filter(found -> !isOwned(found))
                .flatMap(found -> of(found).stream())
                .toList();
    }

    /// What another object made is that object's.
    private boolean isOwned(Found<?> found) {
        Optional<OwnerReference> owner =
                found.object().getMetadata().getOwnerReferences().stream()
                        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
                        .findFirst();
        owner.filter(by -> !Kind.isKnown(by.getKind()))
                .ifPresent(
                        by ->
                                inventory.leaveOut(
                                        found.object().getKind() + " of a " + by.getKind()));
        return owner.isPresent();
    }

    private Optional<Controller> of(Found<?> found) {
        return switch (found.object()) {
            case Deployment it when it.getSpec() != null ->
                    kept(found, it.getSpec().getReplicas(), it.getSpec().getTemplate());
            case ReplicaSet it when it.getSpec() != null ->
                    kept(found, it.getSpec().getReplicas(), it.getSpec().getTemplate());
            case StatefulSet it when it.getSpec() != null -> statefulSet(found, it);
            case DaemonSet it when it.getSpec() != null ->
                    kept(found, onNodes(it.getStatus()), it.getSpec().getTemplate());
            case Pod it when it.getSpec() != null -> pod(found, it);
            case Job it when it.getSpec() != null -> job(found, it);
            case CronJob it when it.getSpec() != null -> cronJob(found, it.getSpec());
            case Deployment _, ReplicaSet _, StatefulSet _, DaemonSet _, Pod _, Job _, CronJob _ ->
                    bad(found, "has no spec.");
            default -> Optional.empty();
        };
    }

    private Optional<Controller> statefulSet(Found<?> found, StatefulSet set) {
        List<String> claims =
                set.getSpec().getVolumeClaimTemplates().stream()
                        .map(claim -> claim.getMetadata().getName())
                        .toList();
        return kept(found, set.getSpec().getReplicas(), set.getSpec().getTemplate())
                .map(it -> withClaims(it, claims));
    }

    private static Controller withClaims(Controller it, List<String> claims) {
        return new Controller(
                it.kind(),
                it.found(),
                it.replicas(),
                it.labels(),
                it.annotations(),
                it.pod(),
                it.podPlace(),
                claims,
                null);
    }

    private static @Nullable Integer onNodes(@Nullable DaemonSetStatus status) {
        return status == null ? null : status.getDesiredNumberScheduled();
    }

    private Optional<Controller> pod(Found<?> found, Pod pod) {
        String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        if ("Succeeded".equals(phase) || "Failed".equals(phase)) {
            inventory.leaveOut("finished Pod");
            return Optional.empty();
        }
        PodTemplateSpec template = new PodTemplateSpec();
        template.setMetadata(pod.getMetadata());
        template.setSpec(pod.getSpec());
        return controller(found, 1, template, null);
    }

    private Optional<Controller> job(Found<?> found, Job job) {
        if (job.getStatus() != null && job.getStatus().getCompletionTime() != null) {
            inventory.leaveOut("finished Job");
            return Optional.empty();
        }
        return atOnce(found, job.getSpec().getParallelism(), job.getSpec().getTemplate(), null);
    }

    private Optional<Controller> cronJob(Found<?> found, CronJobSpec spec) {
        if (Boolean.TRUE.equals(spec.getSuspend())) {
            inventory.leaveOut("suspended CronJob");
            return Optional.empty();
        }
        JobTemplateSpec template = spec.getJobTemplate();
        if (spec.getSchedule() == null || template == null || template.getSpec() == null) {
            return bad(found, "has no schedule or no jobTemplate.spec.", "spec");
        }
        if (!isScheduled(found, spec)) {
            return Optional.empty();
        }
        String zone = spec.getTimeZone() == null ? "" : "CRON_TZ=" + spec.getTimeZone() + " ";
        return atOnce(
                found,
                template.getSpec().getParallelism(),
                template.getSpec().getTemplate(),
                zone + spec.getSchedule());
    }

    private boolean isScheduled(Found<?> found, CronJobSpec spec) {
        try {
            ZoneId.of(spec.getTimeZone() == null ? "UTC" : spec.getTimeZone());
            Cron.parse(spec.getSchedule(), ZoneOffset.UTC);
            return true;
        } catch (DateTimeException e) {
            bad(found, "timeZone '" + spec.getTimeZone() + "' is not known.", "spec", "timeZone");
        } catch (IllegalArgumentException e) {
            bad(found, e.getMessage(), "spec", "schedule");
        }
        return false;
    }

    private Optional<Controller> atOnce(
            Found<?> found,
            @Nullable Integer pods,
            PodTemplateSpec template,
            @Nullable String schedule) {
        return controller(found, pods == null ? 1 : pods, template, schedule);
    }

    private Optional<Controller> kept(
            Found<?> found, @Nullable Integer replicas, PodTemplateSpec template) {
        int wanted = replicas == null ? 1 : replicas;
        if (wanted < 0) {
            return bad(found, "replicas is " + wanted + "; it is 0 or more.", "spec", "replicas");
        }
        return controller(found, wanted, template, null);
    }

    private Optional<Controller> controller(
            Found<?> found,
            int replicas,
            @Nullable PodTemplateSpec template,
            @Nullable String schedule) {
        if (template == null
                || template.getSpec() == null
                || template.getSpec().getContainers().isEmpty()) {
            return bad(found, "has no containers.", "spec");
        }
        ObjectMeta pods =
                template.getMetadata() == null ? new ObjectMeta() : template.getMetadata();
        return Optional.of(
                new Controller(
                        found.object().getKind(),
                        found,
                        replicas,
                        nonNull(pods.getLabels()),
                        nonNull(pods.getAnnotations()),
                        template.getSpec(),
                        found.place().at(podPath(found.object().getKind())),
                        List.of(),
                        schedule));
    }

    private static Map<String, String> nonNull(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private static Object[] podPath(String kind) {
        return switch (kind) {
            case "Pod" -> new Object[] {"spec"};
            case "CronJob" -> new Object[] {"spec", "jobTemplate", "spec", "template", "spec"};
            default -> new Object[] {"spec", "template", "spec"};
        };
    }

    private Optional<Controller> bad(Found<?> found, @Nullable String what, Object... path) {
        String name = found.object().getKind() + " " + found.name();
        problems.add(found.place().where(), found.place().line(path), name + ": " + what);
        return Optional.empty();
    }
}
