package dev.lungfish.server.store;

import static dev.lungfish.server.store.Part.row;

import dev.lungfish.server.catalog.Hosting;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.code.CodePackage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Declarations as rows. Only rows that differ are written.
final class DeclarationRows {

    private static final List<Part<?>> PARTS =
            List.of(
                    new Part<>(
                            "versions",
                            "version",
                            DeclarationRows::versions,
                            DeclarationRows::columns,
                            (draft, row) -> {
                                if (!row.getString("version").equals(Revision.LATEST)) {
                                    draft.versions().put(row.getInt("version"), version(row));
                                }
                            }),
                    new Part<>(
                            "aliases",
                            "name",
                            Declaration::aliases,
                            DeclarationRows::columns,
                            (draft, row) -> draft.aliases().put(row.getString("name"), alias(row))),
                    new Part<>(
                            "provisioned",
                            "qualifier",
                            Declaration::provisioned,
                            value -> row(value.requested(), value.modifiedMillis()),
                            (draft, row) ->
                                    draft.provisioned()
                                            .put(row.getString("qualifier"), provisioned(row))),
                    new Part<>(
                            "urls",
                            "qualifier",
                            Declaration::urls,
                            DeclarationRows::columns,
                            (draft, row) -> draft.urls().put(row.getString("qualifier"), url(row))),
                    new Part<>(
                            "tags",
                            "name",
                            Declaration::tags,
                            Part::row,
                            (draft, row) ->
                                    draft.tags()
                                            .put(row.getString("name"), row.getString("value"))),
                    new Part<>(
                            "policies",
                            "qualifier",
                            Declaration::policies,
                            value -> row(JsonColumn.write(value)),
                            (draft, row) ->
                                    draft.policies()
                                            .put(
                                                    row.getString("qualifier"),
                                                    JsonColumn.statements(
                                                            row.getString("statements")))));

    private DeclarationRows() {}

    static void write(Database database, @Nullable Declaration before, @Nullable Declaration after)
            throws SQLException {
        if (after == null) {
            if (before != null) {
                database.execute("DELETE FROM functions WHERE name = ?", before.name());
            }
            return;
        }
        database.execute(
                """
                INSERT INTO functions VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET
                  last_version = excluded.last_version,
                  reserved_concurrency = excluded.reserved_concurrency,
                  hosting = excluded.hosting
                """,
                after.name(),
                after.lastVersion(),
                after.reservedConcurrency(),
                after.hosting().equals(Hosting.DEFAULT) ? null : JsonColumn.write(after.hosting()));
        for (Part<?> part : PARTS) {
            part.write(database, before, after);
        }
    }

    static List<Declaration> readAll(Database database) throws SQLException {
        Map<String, Draft> drafts = new TreeMap<>();
        database.query(
                        DeclarationRows::draft,
                        """
                        SELECT * FROM functions
                        JOIN versions ON versions.function = functions.name AND version = ?
                        """,
                        Revision.LATEST)
                .forEach(draft -> drafts.put(draft.name(), draft));
        for (Part<?> part : PARTS) {
            part.read(database, drafts);
        }
        return drafts.values().stream().map(Draft::done).toList();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        int found = row.getInt("reserved_concurrency");
        Integer reserved = row.wasNull() ? null : found;
        Draft draft =
                new Draft(
                        row.getString("name"), version(row), row.getInt("last_version"), reserved);
        draft.setHosting(JsonColumn.hosting(row.getString("hosting")));
        return draft;
    }

    private static Map<String, VersionDeclaration> versions(Declaration declaration) {
        Map<String, VersionDeclaration> all = new TreeMap<>();
        declaration.allVersions().forEach(version -> all.put(version.version(), version));
        return all;
    }

    private static List<@Nullable Object> columns(VersionDeclaration version) {
        return row(
                version.revision(),
                version.revisionId(),
                version.content(),
                JsonColumn.write(version.configuration()),
                version.code().sha256(),
                version.code().sizeBytes(),
                version.modifiedMillis(),
                version.progress().name(),
                version.reason());
    }

    private static VersionDeclaration version(ResultSet row) throws SQLException {
        return new VersionDeclaration(
                row.getString("version"),
                row.getString("revision"),
                row.getString("revision_id"),
                row.getString("content"),
                JsonColumn.configuration(row.getString("configuration")),
                new CodePackage(row.getString("code_sha256"), row.getLong("code_bytes")),
                row.getLong("modified_millis"),
                Progress.valueOf(row.getString("progress")),
                row.getString("reason"));
    }

    private static List<@Nullable Object> columns(AliasDeclaration alias) {
        return row(
                alias.version(),
                alias.description(),
                JsonColumn.write(alias.weights()),
                alias.revisionId());
    }

    private static AliasDeclaration alias(ResultSet row) throws SQLException {
        return new AliasDeclaration(
                row.getString("name"),
                row.getString("version"),
                row.getString("description"),
                JsonColumn.weights(row.getString("weights")),
                row.getString("revision_id"));
    }

    private static ProvisionedDeclaration provisioned(ResultSet row) throws SQLException {
        return new ProvisionedDeclaration(row.getInt("requested"), row.getLong("modified_millis"));
    }

    private static List<@Nullable Object> columns(UrlDeclaration url) {
        return row(
                url.urlId(),
                url.requiresSignature(),
                JsonColumn.writeNullable(url.cors()),
                url.createdMillis(),
                url.modifiedMillis());
    }

    private static UrlDeclaration url(ResultSet row) throws SQLException {
        return new UrlDeclaration(
                row.getString("url_id"),
                row.getBoolean("requires_signature"),
                JsonColumn.cors(row.getString("cors")),
                row.getLong("created_millis"),
                row.getLong("modified_millis"));
    }
}
