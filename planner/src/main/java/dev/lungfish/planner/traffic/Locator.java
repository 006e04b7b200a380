package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.text.Nearest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A source as it is written: `scheme:location?key=value&key=value`. In values `%20` and the like are decoded, and `+` is a plus.
record Locator(String scheme, String location, Map<String, String> parameters) {

    private static final String NEXT_PARAMETER = "&(?=[a-z_]+=)";

    Locator {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    static Locator parse(String text) throws BadInput {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        int question = rest.indexOf('?');
        if (question < 0) {
            return new Locator(scheme, rest, Map.of());
        }
        return new Locator(
                scheme, rest.substring(0, question), parameters(rest.substring(question + 1)));
    }

    private static Map<String, String> parameters(String query) throws BadInput {
        Map<String, String> parameters = new TreeMap<>();
        for (String one : query.split(NEXT_PARAMETER, -1)) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new BadInput(
                        "--traffic: '%s' is not key=value."
                                .formatted(PrometheusAccess.hidden(one)));
            }
            String key = one.substring(0, equals);
            if (parameters.put(key, decoded(one.substring(equals + 1))) != null) {
                throw new BadInput("--traffic: the parameter '%s' stands twice.".formatted(key));
            }
        }
        return parameters;
    }

    private static String decoded(String value) throws BadInput {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "--traffic: '%s' has a '%%' that is not followed by two hexadecimal digits: write %%25 for it."
                            .formatted(value),
                    e);
        }
    }

    /// This, if it has a location and only parameters that its scheme knows.
    Locator only(List<String> known) throws BadInput {
        if (location.isBlank()) {
            throw new BadInput(
                    "--traffic %s: does not say where; write %s."
                            .formatted(scheme, TrafficSource.FORMS));
        }
        for (String key : parameters.keySet()) {
            if (!known.contains(key)) {
                throw new BadInput(unknown(key, known));
            }
        }
        return this;
    }

    private String unknown(String key, List<String> known) {
        String meant =
                Nearest.to(key, known).map(near -> "Did you mean '" + near + "'? ").orElse("");
        String all = known.isEmpty() ? "none" : String.join(", ", known);
        return "--traffic %s: there is no parameter '%s'. %sIt takes %s."
                .formatted(scheme, key, meant, all);
    }

    Optional<String> parameter(String key) {
        return Optional.ofNullable(parameters.get(key));
    }

    String parameter(String key, String otherwise) {
        return parameters.getOrDefault(key, otherwise);
    }
}
