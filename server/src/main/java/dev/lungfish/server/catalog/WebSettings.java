package dev.lungfish.server.catalog;

/// How a web program is started and asked.
///
/// @param readinessPath a GET of it answers with a status below 500 when the program is ready
/// @param slots how many requests one environment takes at once
public record WebSettings(String readinessPath, int slots) {

    public WebSettings {
        if (!readinessPath.startsWith("/")) {
            throw new IllegalArgumentException("a readiness path starts with /");
        }
        if (slots < 1 || slots > 1000) {
            throw new IllegalArgumentException("slots are between 1 and 1000");
        }
    }
}
