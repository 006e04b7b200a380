package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Prometheus server, or another that speaks its HTTP API, asked with range queries.
///
/// @param base where the server is, without `/api/v1`
/// @param access what it wants to be told
/// @param label the label that names the service
/// @param query the requests of the step that ends at a time, a series for each service
/// @param durationQuery the mean duration of these requests in seconds; null where none is known
record PrometheusServer(
        URI base,
        PrometheusAccess access,
        PrometheusWindow window,
        String label,
        String query,
        @Nullable String durationQuery)
        implements TrafficSource {

    private static final List<String> PARAMETERS =
            List.of(
                    "query",
                    "start",
                    "end",
                    "step",
                    "service",
                    "duration_query",
                    "token_file",
                    "token_env");

    static PrometheusServer at(Locator locator, Map<String, String> headers) throws BadInput {
        return at(locator, headers, Clock.systemUTC());
    }

    static PrometheusServer at(Locator locator, Map<String, String> headers, Clock clock)
            throws BadInput {
        locator.only(PARAMETERS);
        URI address = address(locator.location());
        PrometheusAccess access = PrometheusAccess.of(locator, address, headers, System::getenv);
        PrometheusWindow window = PrometheusWindow.of(locator, clock);
        String label = locator.parameter("service", "service");
        String query =
                locator.parameter("query")
                        .orElse(
                                "sum by (%s) (increase(http_requests_total[%ds]))"
                                        .formatted(label, window.stepSeconds()));
        Optional<String> durationQuery = locator.parameter("duration_query");
        return new PrometheusServer(
                base(address), access, window, label, query, durationQuery.orElse(null));
    }

    /// The address without user and password.
    private static URI base(URI address) {
        return URI.create(address.toString().replace(address.getRawAuthority(), host(address)));
    }

    private static String host(URI address) {
        String authority = address.getRawAuthority();
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static URI address(String location) throws BadInput {
        try {
            URI uri = new URI(location.replaceFirst("/+$", ""));
            String scheme = uri.getScheme();
            if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new BadInput(
                    "--traffic prometheus: this is no URL: %s."
                            .formatted(PrometheusAccess.hidden(location)),
                    e);
        }
        throw new BadInput(
                "--traffic prometheus: '%s' is not a URL like http://prometheus.example:9090."
                        .formatted(PrometheusAccess.hidden(location)));
    }

    @Override
    public Traffic read(ZoneId zone) throws BadInput {
        try (PrometheusApi api = new PrometheusApi(base, access)) {
            PrometheusSeries requests = PrometheusSeries.read(api, query, label, window);
            requests.checkCounts(base.toString());
            if (requests.values().isEmpty()) {
                throw new BadInput(nothing(requests));
            }
            PrometheusSeries durations =
                    durationQuery == null
                            ? new PrometheusSeries(label)
                            : PrometheusSeries.read(api, durationQuery, label, window);
            return traffic(zone, requests, durations);
        }
    }

    private Traffic traffic(ZoneId zone, PrometheusSeries requests, PrometheusSeries durations) {
        List<ServiceTraffic> services = new ArrayList<>();
        requests.values()
                .forEach(
                        (name, counts) ->
                                services.add(
                                        PrometheusCounts.traffic(
                                                name, counts, durations.values().get(name))));
        return new Traffic(
                window.start(),
                zone,
                window.stepSeconds() * Extent.SECOND,
                window.steps(),
                services,
                assumptions(requests));
    }

    private String nothing(PrometheusSeries requests) {
        if (requests.hasUnnamed()) {
            return "%s: no series of %s has the label '%s'; their labels are %s. Name the right one with service=LABEL."
                    .formatted(base, query, label, requests.otherLabels());
        }
        return "%s: there are no series from %s to %s for %s. Try the query in the server's own page, then give it with query=..., start=... and end=...."
                .formatted(base, window.start(), window.end(), query);
    }

    private List<Assumption> assumptions(PrometheusSeries requests) {
        List<Assumption> assumptions = new ArrayList<>();
        if (requests.hasUnnamed()) {
            assumptions.add(
                    new Assumption(
                            "whose requests those are that have no label '%s'".formatted(label),
                            "%,.0f requests are left out".formatted(requests.unnamed()),
                            "a service is told by that label",
                            "--traffic prometheus:URL?service=LABEL"));
        }
        if (durationQuery != null) {
            assumptions.add(Spread.UNTOLD_SPREAD);
        }
        return assumptions;
    }
}
