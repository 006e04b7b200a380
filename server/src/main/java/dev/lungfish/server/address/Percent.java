package dev.lungfish.server.address;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Percent-encoded parts of a request's target. What is not well encoded stays as it was sent.
final class Percent {

    private Percent() {}

    /// A query's decoded parameters in order, values of the same name joined by commas.
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.merge(
                        decode(name, true),
                        decode(value, true),
                        (first, next) -> first + "," + next);
            }
        }
        return parameters;
    }

    /// @param plusIsSpace whether `+` stands for a space, as it does in a query
    static String decode(String encoded, boolean plusIsSpace) {
        try {
            String plain = plusIsSpace ? encoded : encoded.replace("+", "%2B");
            return QueryStringDecoder.decodeComponent(plain, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
