package dev.lungfish.server.store;

import dev.lungfish.server.catalog.Hosting;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything that is declared about one function. It changes as a whole: edit a [Draft] and store what comes of it.
///
/// @param lastVersion the highest number that was ever published, 0 for none; numbers are not used again
/// @param versions the published ones, by number
/// @param provisioned by qualifier: a version's number or an alias
/// @param urls by alias, or empty for the function itself
/// @param policies by qualifier, or empty for the function itself; in the order in which statements were added
public record Declaration(
        String name,
        VersionDeclaration latest,
        int lastVersion,
        SortedMap<Integer, VersionDeclaration> versions,
        SortedMap<String, AliasDeclaration> aliases,
        @Nullable Integer reservedConcurrency,
        SortedMap<String, ProvisionedDeclaration> provisioned,
        SortedMap<String, UrlDeclaration> urls,
        SortedMap<String, String> tags,
        SortedMap<String, List<PolicyStatement>> policies,
        Hosting hosting) {

    public Declaration {
        versions = copy(versions);
        aliases = copy(aliases);
        provisioned = copy(provisioned);
        urls = copy(urls);
        tags = copy(tags);
        policies = copy(policies);
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> copy(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /// All versions, `$LATEST` first, then by number.
    public List<VersionDeclaration> allVersions() {
        List<VersionDeclaration> all = new java.util.ArrayList<>(versions.size() + 1);
        all.add(latest);
        all.addAll(versions.values());
        return all;
    }
}
