package dev.lungfish.server.catalog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All services as declared at one moment. Only revisions that can take requests are in it.
public record Catalog(SortedMap<String, Service> services) {

    public static final Catalog EMPTY = new Catalog(new TreeMap<>());

    public Catalog {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    }
}
