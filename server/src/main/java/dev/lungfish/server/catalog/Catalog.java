package dev.lungfish.server.catalog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All services as declared at one moment. Only revisions that can take requests are in it.
///
/// @param services by name
/// @param notReady the Lambda API's `State` (`Pending`, `Failed`) of each function that is declared but in no way able
///     to take requests yet, by name; none of them is among `services`
public record Catalog(SortedMap<String, Service> services, SortedMap<String, String> notReady) {

    public static final Catalog EMPTY = new Catalog(new TreeMap<>());

    public Catalog {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        notReady = Collections.unmodifiableSortedMap(new TreeMap<>(notReady));
    }

    /// A catalog in which all that is declared is ready.
    public Catalog(SortedMap<String, Service> services) {
        this(services, new TreeMap<>());
    }
}
