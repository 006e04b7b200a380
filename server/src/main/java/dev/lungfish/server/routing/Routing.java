package dev.lungfish.server.routing;

import dev.lungfish.server.catalog.FunctionUrl;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All routes at one moment.
///
/// @param services by name
/// @param urls by the URL's id
/// @param notReady the state of those that are declared but cannot take requests, by name
public record Routing(
        Map<String, ServiceRoute> services,
        Map<String, UrlRoute> urls,
        Map<String, String> notReady) {

    static final Routing EMPTY = new Routing(Map.of(), Map.of(), Map.of());

    /// A function URL and the service that it leads to.
    public record UrlRoute(FunctionUrl url, ServiceRoute service) {}

    public @Nullable ServiceRoute service(String name) {
        return services.get(name);
    }

    /// The service that a host name means. Host names have no case, and services' names do: where none is written just
    /// so, one that differs in case alone is meant.
    public @Nullable ServiceRoute serviceOfHost(String name) {
        ServiceRoute exact = services.get(name);
        return exact != null
                ? exact
                : services.entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    public @Nullable UrlRoute url(String urlId) {
        return urls.get(urlId);
    }
}
