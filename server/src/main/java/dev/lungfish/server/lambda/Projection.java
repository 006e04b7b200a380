package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Alias;
import dev.lungfish.server.catalog.FunctionUrl;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.catalog.Service;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.store.AliasDeclaration;
import dev.lungfish.server.store.Configuration;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Progress;
import dev.lungfish.server.store.VersionDeclaration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What of a declaration can take requests.
final class Projection {

    private Projection() {}

    /// The service, or null while `$LATEST` has never been ready.
    ///
    /// @param before the service as it was; its `$LATEST` goes on until the next one is ready
    static @Nullable Service service(
            Declaration declaration, @Nullable Service before, Packages packages) {
        Revision latest = latest(declaration, before, packages);
        if (latest == null) {
            return null;
        }
        SortedMap<String, Revision> revisions = new TreeMap<>();
        revisions.put(Revision.LATEST, latest);
        for (VersionDeclaration version : declaration.versions().values()) {
            if (version.progress() == Progress.READY) {
                revisions.put(version.version(), revision(declaration.name(), version, packages));
            }
        }
        SortedMap<String, Integer> provisioned = new TreeMap<>();
        declaration.provisioned().forEach((key, value) -> provisioned.put(key, value.requested()));
        return new Service(
                declaration.name(),
                revisions,
                aliases(declaration, revisions),
                declaration.reservedConcurrency(),
                provisioned,
                urls(declaration),
                declaration.hosting());
    }

    private static @Nullable Revision latest(
            Declaration declaration, @Nullable Service before, Packages packages) {
        if (declaration.latest().progress() == Progress.READY) {
            return revision(declaration.name(), declaration.latest(), packages);
        }
        return before == null ? null : before.revisions().get(Revision.LATEST);
    }

    private static Revision revision(
            String service, VersionDeclaration version, Packages packages) {
        Configuration configuration = version.configuration();
        Map<String, String> environment =
                configuration.environment() == null ? Map.of() : configuration.environment();
        WebContract contract = WebContract.of(environment);
        return new Revision(
                version.revision(),
                service,
                version.version(),
                contract.contract(),
                configuration.runtime(),
                configuration.handler(),
                configuration.architecture(),
                configuration.memoryMegabytes(),
                configuration.timeoutSeconds(),
                configuration.temporaryMegabytes(),
                environment,
                packages.directory(version.code()),
                contract.settings());
    }

    private static SortedMap<String, Alias> aliases(
            Declaration declaration, SortedMap<String, Revision> revisions) {
        SortedMap<String, Alias> aliases = new TreeMap<>();
        for (AliasDeclaration alias : declaration.aliases().values()) {
            if (revisions.containsKey(alias.version())
                    && revisions.keySet().containsAll(alias.weights().keySet())) {
                aliases.put(
                        alias.name(), new Alias(alias.name(), alias.version(), alias.weights()));
            }
        }
        return aliases;
    }

    private static List<FunctionUrl> urls(Declaration declaration) {
        return declaration.urls().entrySet().stream()
                .map(
                        entry ->
                                new FunctionUrl(
                                        entry.getValue().urlId(),
                                        entry.getKey(),
                                        entry.getValue().requiresSignature(),
                                        entry.getValue().cors()))
                .toList();
    }
}
