package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.store.AliasDeclaration;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.VersionDeclaration;
import org.jspecify.annotations.Nullable;

/// The version that a reference leads to.
///
/// @param arn as the caller addressed it
record Target(Declaration declaration, VersionDeclaration version, String arn) {

    /// @throws ApiError if there is no such function, version or alias
    static Target of(Declarations declarations, Account account, FunctionReference reference) {
        Declaration declaration = declarations.get(reference);
        VersionDeclaration version = version(declaration, reference.qualifier());
        String arn = reference.arn(account);
        if (version == null) {
            throw ApiError.functionNotFound(arn);
        }
        return new Target(declaration, version, arn);
    }

    /// @param qualifier null means `$LATEST`
    static @Nullable VersionDeclaration version(
            Declaration declaration, @Nullable String qualifier) {
        if (qualifier == null || qualifier.equals(Revision.LATEST)) {
            return declaration.latest();
        }
        if (Views.isNumber(qualifier)) {
            return qualifier.length() > 9
                    ? null
                    : declaration.versions().get(Integer.parseInt(qualifier));
        }
        AliasDeclaration alias = declaration.aliases().get(qualifier);
        return alias == null ? null : version(declaration, alias.version());
    }
}
