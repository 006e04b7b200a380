package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.rule.RuleBook;
import dev.lungfish.assessor.surroundings.Demand;
import dev.lungfish.assessor.surroundings.Pod;
import dev.lungfish.assessor.surroundings.Surroundings;
import dev.lungfish.assessor.surroundings.Tie;
import dev.lungfish.profiles.Limits;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Looks at what manifests and traffic tell.
final class SurroundingRules {

    private final Limits limits;
    private final RuleBook rules;
    private final Findings findings;

    SurroundingRules(Limits limits, RuleBook rules, Findings findings) {
        this.limits = limits;
        this.rules = rules;
        this.findings = findings;
    }

    void look(Surroundings surroundings) {
        Pod pod = surroundings.pod();
        if (pod != null) {
            pod.ties().forEach(this::tie);
            size(pod);
            kind(pod);
        }
        Demand traffic = surroundings.traffic();
        if (traffic != null) {
            duration(traffic);
        }
    }

    private void tie(Tie tie) {
        switch (tie.kind()) {
            case HOST_NAMESPACE, HOST_PORT ->
                    found("node-network", tie, "It uses the node's %s.".formatted(tie.name()));
            case OTHER_PROTOCOL ->
                    found("connection-socket", tie, "Its port takes %s.".formatted(text(tie)));
            case KEPT_VOLUME, HOST_PATH ->
                    found("node-volume", tie, "It mounts the volume %s.".formatted(text(tie)));
            case EMPTY_VOLUME -> emptyVolume(tie);
            case DEVICE -> found("node-gpu", tie, "It asks for %s.".formatted(text(tie)));
            case SIDECAR -> found("node-sidecar", tie, "Beside it runs %s.".formatted(text(tie)));
            case PRIVILEGES -> found("node-privileged", tie, "It has %s.".formatted(text(tie)));
        }
    }

    private void emptyVolume(Tie tie) {
        if (!tie.detail().isEmpty()
                && Double.parseDouble(tie.detail())
                        > limits.sizes().mostTemporaryMegabytes().value()) {
            found(
                    "node-volume",
                    tie,
                    "Its volume %s may hold %s MB.".formatted(tie.name(), tie.detail()));
        }
    }

    private static String text(Tie tie) {
        return tie.detail().isEmpty() ? tie.name() : tie.name() + " (" + tie.detail() + ")";
    }

    private void size(Pod pod) {
        @Nullable Integer megabytes = most(pod.megabytes(), pod.limitMegabytes());
        long most = limits.sizes().mostMemoryMegabytes().value();
        if (megabytes != null && megabytes > most) {
            found("node-size", pod, "It may use %,d MB of memory.".formatted(megabytes));
        }
        long mostMillis = most * 1000 / limits.sizes().megabytesPerProcessor().value();
        if (pod.cpuMillis() != null && pod.cpuMillis() > mostMillis) {
            found(
                    "node-size",
                    pod,
                    String.format(
                            Locale.ROOT, "It asks for %.1f processors.", pod.cpuMillis() / 1000.0));
        }
    }

    private static @Nullable Integer most(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }

    private void kind(Pod pod) {
        switch (pod.kind()) {
            case "CronJob" ->
                    found(
                            "schedule",
                            pod,
                            "A CronJob starts it at '%s'.".formatted(pod.schedule()));
            case "Job" -> found("job-batch", pod, "A Job runs it to its end.");
            case "DaemonSet" -> found("node-privileged", pod, "A DaemonSet runs it on every node.");
            default -> {}
        }
    }

    private void duration(Demand traffic) {
        long limit = limits.times().mostTimeoutSeconds().value() * 1000;
        Double longest =
                traffic.longestMillis() != null ? traffic.longestMillis() : traffic.p99Millis();
        if (longest != null && longest > limit) {
            findings.outside(
                    rules.get("request-long"),
                    Place.artifact(traffic.source()),
                    String.format(
                            Locale.ROOT,
                            "A request has taken %,.0f s, as its traffic shows.",
                            longest / 1000));
        }
    }

    private void found(String rule, Tie tie, String what) {
        findings.outside(rules.get(rule), new Place(tie.file(), "", "", tie.line()), what);
    }

    private void found(String rule, Pod pod, String what) {
        findings.outside(rules.get(rule), new Place(pod.file(), "", "", pod.line()), what);
    }
}
