package dev.lungfish.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A query's parameters, encoded anew as the canonical request has them.
record Query(List<Parameter> parameters) {

    /// A name and a value, both percent-encoded.
    record Parameter(String name, String value) {}

    static Query parse(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        while (from < raw.length()) {
            int next = raw.indexOf('&', from);
            int end = next < 0 ? raw.length() : next;
            if (end > from) {
                parameters.add(parameter(raw.substring(from, end)));
            }
            from = end + 1;
        }
        return new Query(parameters);
    }

    private static Parameter parameter(String raw) {
        int equals = raw.indexOf('=');
        String name = equals < 0 ? raw : raw.substring(0, equals);
        String value = equals < 0 ? "" : raw.substring(equals + 1);
        return new Parameter(anew(name), anew(value));
    }

    private static String anew(String raw) {
        return PercentEncoding.encode(PercentEncoding.decode(raw), "");
    }

    /// The first value of a parameter, decoded, or empty where it is absent.
    String first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(found -> PercentEncoding.decode(found.value()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    /// All parameters but one, sorted by name, then by value.
    String canonicalWithout(String name) {
        return parameters.stream()
                .filter(parameter -> !parameter.name().equals(name))
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }
}
