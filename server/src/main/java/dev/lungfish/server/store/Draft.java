package dev.lungfish.server.store;

import dev.lungfish.server.catalog.Hosting;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A declaration that is being changed. Not for several threads.
public final class Draft {

    private final String name;
    private VersionDeclaration latest;
    private int lastVersion;
    private @Nullable Integer reservedConcurrency;
    private Hosting hosting;
    private final SortedMap<Integer, VersionDeclaration> versions;
    private final SortedMap<String, AliasDeclaration> aliases;
    private final SortedMap<String, ProvisionedDeclaration> provisioned;
    private final SortedMap<String, UrlDeclaration> urls;
    private final SortedMap<String, String> tags;
    private final SortedMap<String, List<PolicyStatement>> policies;

    /// Starts from a new function.
    public Draft(String name, VersionDeclaration latest) {
        this(name, latest, 0, null);
    }

    Draft(
            String name,
            VersionDeclaration latest,
            int lastVersion,
            @Nullable Integer reservedConcurrency) {
        this(
                new Declaration(
                        name,
                        latest,
                        lastVersion,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        reservedConcurrency,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Hosting.DEFAULT));
    }

    /// Starts from what is declared.
    public Draft(Declaration from) {
        name = from.name();
        latest = from.latest();
        lastVersion = from.lastVersion();
        reservedConcurrency = from.reservedConcurrency();
        hosting = from.hosting();
        versions = new TreeMap<>(from.versions());
        aliases = new TreeMap<>(from.aliases());
        provisioned = new TreeMap<>(from.provisioned());
        urls = new TreeMap<>(from.urls());
        tags = new TreeMap<>(from.tags());
        policies = new TreeMap<>(from.policies());
    }

    public String name() {
        return name;
    }

    public VersionDeclaration latest() {
        return latest;
    }

    public void setLatest(VersionDeclaration version) {
        latest = version;
    }

    /// The number for the version that is published next.
    public int nextVersion() {
        return ++lastVersion;
    }

    public int lastVersion() {
        return lastVersion;
    }

    public @Nullable Integer reservedConcurrency() {
        return reservedConcurrency;
    }

    public void setReservedConcurrency(@Nullable Integer reserved) {
        reservedConcurrency = reserved;
    }

    public Hosting hosting() {
        return hosting;
    }

    public void setHosting(Hosting changed) {
        hosting = changed;
    }

    public SortedMap<Integer, VersionDeclaration> versions() {
        return versions;
    }

    public SortedMap<String, AliasDeclaration> aliases() {
        return aliases;
    }

    public SortedMap<String, ProvisionedDeclaration> provisioned() {
        return provisioned;
    }

    public SortedMap<String, UrlDeclaration> urls() {
        return urls;
    }

    public SortedMap<String, String> tags() {
        return tags;
    }

    public SortedMap<String, List<PolicyStatement>> policies() {
        return policies;
    }

    /// What it has become.
    public Declaration done() {
        return new Declaration(
                name,
                latest,
                lastVersion,
                versions,
                aliases,
                reservedConcurrency,
                provisioned,
                urls,
                tags,
                policies,
                hosting);
    }
}
