package dev.lungfish.server.catalog;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What callers address, by a name that never changes.
///
/// @param revisions by version; always holds `$LATEST`
/// @param aliases by name
/// @param reservedConcurrency null where it shares the account's unreserved pool
/// @param provisioned environments to keep initialised, by qualifier (a version or an alias)
public record Service(
        String name,
        SortedMap<String, Revision> revisions,
        SortedMap<String, Alias> aliases,
        @Nullable Integer reservedConcurrency,
        SortedMap<String, Integer> provisioned,
        List<FunctionUrl> urls,
        Hosting hosting) {

    public Service {
        revisions = Collections.unmodifiableSortedMap(new TreeMap<>(revisions));
        aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
        provisioned = Collections.unmodifiableSortedMap(new TreeMap<>(provisioned));
        urls = List.copyOf(urls);
        if (!revisions.containsKey(Revision.LATEST)) {
            throw new IllegalArgumentException(name + " has no $LATEST");
        }
    }
}
