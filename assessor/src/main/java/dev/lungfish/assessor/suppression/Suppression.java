package dev.lungfish.assessor.suppression;

import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Place;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Findings that are accepted.
///
/// @param where a class, a method of one, a package, or a jar or file with or without its version; null for all places
/// @param service null for all services
/// @param reason why they are accepted
public record Suppression(
        RuleName rule, @Nullable String where, @Nullable String service, String reason) {

    private static final Pattern VERSION_AND_ENDING =
            Pattern.compile("(-\\d[^/]*?)?\\.(jar|war|zip)$");

    public Suppression {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say the reason why this is accepted");
        }
    }

    /// Where it stands in its file.
    public int line() {
        return rule.line();
    }

    /// Whether it is meant for a finding.
    boolean covers(String of, Finding finding) {
        return (service == null || service.equals(of))
                && rule.id().equals(finding.rule().id())
                && (where == null || isAt(where, finding.place()));
    }

    private static boolean isAt(String where, Place place) {
        String code = place.className() + "." + place.method();
        String artifact = place.artifact();
        return List.of(artifact, VERSION_AND_ENDING.matcher(artifact).replaceFirst(""))
                        .contains(where)
                || (!place.className().isEmpty() && isWithin(where, code));
    }

    /// What begins with it and goes on with a part of its own.
    private static boolean isWithin(String where, String code) {
        return code.startsWith(where)
                && (code.length() == where.length()
                        || ".$".indexOf(code.charAt(where.length())) >= 0);
    }

    @Override
    public String toString() {
        return rule.id()
                + (where == null ? "" : " at " + where)
                + (service == null ? "" : " of " + service);
    }
}
