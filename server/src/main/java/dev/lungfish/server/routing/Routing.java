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

    public @Nullable UrlRoute url(String urlId) {
        return urls.get(urlId);
    }
}
