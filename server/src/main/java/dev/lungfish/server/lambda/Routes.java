package dev.lungfish.server.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/// The routes of all operations in AWS's service model, those that Lungfish lacks included.
final class Routes {

    private static final String TABLE = "operations.txt";

    private Routes() {}

    /// All routes; one that asks for a query parameter stands before the one with the same path that does not.
    static List<Route> all() {
        try (InputStream in = Routes.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the table of operations is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Route::parse)
                    .sorted(Comparator.comparing(route -> route.query().isEmpty()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
