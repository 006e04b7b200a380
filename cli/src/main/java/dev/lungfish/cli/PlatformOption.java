package dev.lungfish.cli;

import dev.lungfish.cli.client.PlatformClient;
import dev.lungfish.cli.terminal.Failure;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which platform a command talks to.
final class PlatformOption {

    private static final String DEFAULT_URL = "http://127.0.0.1:9700";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The platform to talk to. Default: $LUNGFISH_URL, else "
                            + DEFAULT_URL
                            + ". Requests are signed if AWS credentials are in the environment.")
    private @Nullable String url;

    PlatformClient client() {
        return PlatformClient.at(target(), System.getenv());
    }

    private URI target() {
        String given =
                url != null ? url : System.getenv().getOrDefault("LUNGFISH_URL", DEFAULT_URL);
        return parse(given);
    }

    static URI parse(String given) {
        try {
            URI parsed = URI.create(given.replaceFirst("/+$", ""));
            String scheme = parsed.getScheme();
            if (parsed.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return parsed;
            }
        } catch (IllegalArgumentException notUri) {
            // Said below.
        }
        throw new Failure(
                "'%s' is not a platform's URL: give one like %s.".formatted(given, DEFAULT_URL));
    }
}
