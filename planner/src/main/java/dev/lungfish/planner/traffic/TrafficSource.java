package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.text.Nearest;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Where traffic comes from, as `--traffic` names it: a scheme, a place, and what else there is to say as parameters.
public sealed interface TrafficSource
        permits AzureTrace, TrafficTable, AccessLogs, PrometheusServer, Recordings {

    /// What `--traffic` accepts.
    String FORMS = "azure:DIR, csv:FILE, log:FILE, prometheus:URL or recorded:DIR";

    /// Reads all of it.
    ///
    /// @param zone in which people live: the zone of local times in the source, and of the hours of the week
    /// @throws BadInput naming everything that is wrong with it
    Traffic read(ZoneId zone) throws BadInput;

    /// Understands what `--traffic` says.
    ///
    /// @throws BadInput if the scheme or a parameter is not known
    static TrafficSource parse(String text) throws BadInput {
        return parse(text, Map.of());
    }

    /// Understands what `--traffic` says, and tells a Prometheus server these headers.
    ///
    /// @throws BadInput if the scheme or a parameter is not known
    static TrafficSource parse(String text, Map<String, String> headers) throws BadInput {
        Locator locator = Locator.parse(text);
        return switch (locator.scheme()) {
            case "azure" -> AzureTrace.at(locator);
            case "csv" -> new TrafficTable(Path.of(locator.only(List.of()).location()));
            case "log" -> AccessLogs.at(locator);
            case "prometheus" -> PrometheusServer.at(locator, headers);
            case "recorded" -> new Recordings(Path.of(locator.only(List.of()).location()));
            default -> throw unknown(locator.scheme(), text);
        };
    }

    private static BadInput unknown(String scheme, String text) {
        String meant =
                Nearest.to(scheme, List.of("azure", "csv", "log", "prometheus", "recorded"))
                        .map(near -> " Did you mean '" + near + ":'?")
                        .orElse("");
        return new BadInput(
                "--traffic '%s' does not say what kind of source it is: write %s.%s"
                        .formatted(PrometheusAccess.hidden(text), FORMS, meant));
    }
}
