package dev.lungfish.server.store;

import dev.lungfish.server.code.CodePackage;

/// `$LATEST` or a published version.
///
/// @param version `$LATEST` or a number
/// @param revision unique; a new one for each change of code or configuration
/// @param revisionId the API's token against lost updates; a new one for each change of anything
/// @param content names code and configuration together; a published version has that of the `$LATEST` it was made of
/// @param reason why it failed; empty otherwise
public record VersionDeclaration(
        String version,
        String revision,
        String revisionId,
        String content,
        Configuration configuration,
        CodePackage code,
        long modifiedMillis,
        Progress progress,
        String reason) {

    /// The same with another token.
    public VersionDeclaration withRevisionId(String token) {
        return new VersionDeclaration(
                version,
                revision,
                token,
                content,
                configuration,
                code,
                modifiedMillis,
                progress,
                reason);
    }

    /// The same, further on its way.
    public VersionDeclaration withProgress(Progress next, String why, String token) {
        return new VersionDeclaration(
                version, revision, token, content, configuration, code, modifiedMillis, next, why);
    }
}
