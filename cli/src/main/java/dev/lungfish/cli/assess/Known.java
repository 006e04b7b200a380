package dev.lungfish.cli.assess;

import dev.lungfish.assessor.surroundings.Demand;
import dev.lungfish.assessor.surroundings.Pod;
import dev.lungfish.assessor.surroundings.Surroundings;
import dev.lungfish.assessor.surroundings.Tie;
import dev.lungfish.planner.services.Origin;
import dev.lungfish.planner.services.PodTie;
import dev.lungfish.planner.services.Services;
import dev.lungfish.planner.services.Workload;
import dev.lungfish.planner.traffic.ServiceTraffic;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What traffic and manifests tell, as facts about one service each.
///
/// @param traffic null where none is known
/// @param trafficSource as it was named
/// @param services null where no manifest is known
/// @param servicesSource as it was named
record Known(
        @Nullable Traffic traffic,
        String trafficSource,
        @Nullable Services services,
        String servicesSource) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double P99 = 0.99;

    Surroundings of(String service) {
        Workload workload = workload(service);
        ServiceTraffic own = traffic(service, workload);
        return new Surroundings(
                traffic == null || own == null ? null : demand(traffic, own),
                workload == null ? null : pod(workload));
    }

    /// What it tells nothing of, a sentence each.
    List<String> silentAbout(String service) {
        Workload workload = workload(service);
        String noTraffic =
                traffic == null || traffic(service, workload) != null
                        ? null
                        : "%s has no traffic of %s; NAME=PATH names a service as the traffic does."
                                .formatted(trafficSource, service);
        String noWorkload =
                services == null || workload != null
                        ? null
                        : "%s has no workload %s; NAME=PATH names a service as its manifest does."
                                .formatted(servicesSource, service);
        return Stream.of(noTraffic, noWorkload).filter(Objects::nonNull).toList();
    }

    private @Nullable Workload workload(String service) {
        return services == null
                ? null
                : services.workloads().stream()
                        .filter(one -> one.answersTo(service))
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable ServiceTraffic traffic(String service, @Nullable Workload workload) {
        return traffic == null
                ? null
                : traffic.services().stream()
                        .filter(
                                one ->
                                        one.name().equals(service)
                                                || (workload != null
                                                        && workload.answersTo(one.name())))
                        .findFirst()
                        .orElse(null);
    }

    private Demand demand(Traffic all, ServiceTraffic own) {
        Distribution duration = own.duration();
        Quantiles known = duration instanceof Quantiles quantiles ? quantiles : null;
        int most = Arrays.stream(own.counts()).max().orElse(0);
        return new Demand(
                trafficSource,
                own.requests(),
                known == null ? null : known.at(P99) / NANOS_PER_MILLI,
                known == null ? null : known.most() / NANOS_PER_MILLI,
                duration == null ? null : own.requests() * duration.mean() / all.lengthNanos(),
                duration == null ? null : most * duration.mean() / all.stepNanos(),
                own.trigger());
    }

    private Pod pod(Workload workload) {
        Workload.Scaling scaling = workload.scaling();
        Workload.Requested claim = workload.claim();
        Origin origin = workload.origin();
        String file = origin == null ? servicesSource : origin.file();
        List<PodTie> ties = origin == null ? List.of() : origin.ties();
        return new Pod(
                file,
                origin == null ? 0 : origin.line(),
                workload.kind(),
                workload.replicas(),
                scaling == null ? workload.replicas() : scaling.least(),
                scaling == null ? workload.replicas() : scaling.most(),
                claim.cpuMillis(),
                claim.megabytes(),
                claim.cpuLimitMillis(),
                claim.limitMegabytes(),
                workload.schedule(),
                ties.stream().map(tie -> tie(tie, file)).toList());
    }

    private static Tie tie(PodTie tie, String file) {
        Tie.Kind kind = Tie.Kind.valueOf(tie.kind().name());
        return new Tie(kind, tie.name(), tie.detail(), file, tie.line());
    }
}
