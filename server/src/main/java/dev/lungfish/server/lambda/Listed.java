package dev.lungfish.server.lambda;

import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.VersionDeclaration;
import org.jspecify.annotations.Nullable;

/// A version as an item of a list.
///
/// @param qualifier of its ARN there
record Listed(Declaration declaration, VersionDeclaration version, @Nullable String qualifier) {

    private static final int DIGITS = 10;

    /// Sorts by function, then `$LATEST`, then by number.
    String key() {
        String number = version.version();
        String padded =
                Views.isNumber(number) ? "0".repeat(DIGITS - number.length()) + number : number;
        return declaration.name() + ":" + padded;
    }

    FunctionConfiguration view(Account account) {
        String name = declaration.name();
        return Views.configuration(name, version, account.arn(name, qualifier)).listed();
    }
}
