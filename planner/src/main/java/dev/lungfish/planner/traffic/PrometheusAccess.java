package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a Prometheus server wants to be told before it answers. Nothing of it is ever printed.
final class PrometheusAccess {

    private static final String TOKEN_FILE = "token_file";
    private static final String TOKEN_VARIABLE = "token_env";
    private static final String AUTHORIZATION = "Authorization";

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /// The headers that are given, a token from a file or a variable, or the user and the password of the address.
    ///
    /// @param environment the value of a variable, or null
    static PrometheusAccess of(
            Locator locator,
            URI address,
            Map<String, String> headers,
            UnaryOperator<String> environment)
            throws BadInput {
        PrometheusAccess access = new PrometheusAccess();
        access.headers.putAll(headers);
        String user = address.getUserInfo();
        if (user != null) {
            byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
            access.authorize("Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        Optional<String> file = locator.parameter(TOKEN_FILE);
        if (file.isPresent()) {
            access.authorize("Bearer " + contents(Path.of(file.get())));
        }
        Optional<String> variable = locator.parameter(TOKEN_VARIABLE);
        if (variable.isPresent()) {
            access.authorize("Bearer " + value(variable.get(), environment));
        }
        return access;
    }

    private void authorize(String value) throws BadInput {
        if (headers.put(AUTHORIZATION, value) != null) {
            throw new BadInput(
                    "--traffic prometheus: say once who asks: with token_file, token_env, user and"
                            + " password in the URL or an Authorization header.");
        }
    }

    private static String contents(Path file) throws BadInput {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadInput(
                    "--traffic prometheus: the token cannot be read from %s. Is it there?"
                            .formatted(file),
                    e);
        }
    }

    private static String value(String variable, UnaryOperator<String> environment)
            throws BadInput {
        @Nullable String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw new BadInput(
                    "--traffic prometheus: the variable %s is not set; it should hold the token."
                            .formatted(variable));
        }
        return value.strip();
    }

    /// Adds the headers to a request.
    void addTo(HttpRequest.Builder request) throws BadInput {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            try {
                request.setHeader(header.getKey(), header.getValue());
            } catch (IllegalArgumentException _) {
                throw new BadInput(
                        "The header %s cannot be sent to Prometheus: its name or its value is none that HTTP allows."
                                .formatted(header.getKey()));
            }
        }
    }

    /// Text without what may be a user and a password before a server's name.
    static String hidden(String text) {
        return text.replaceAll("[^/\\s]*@", "…@");
    }

    @Override
    public String toString() {
        return headers.keySet().toString();
    }
}
