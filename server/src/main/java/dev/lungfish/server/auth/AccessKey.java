package dev.lungfish.server.auth;

import org.jspecify.annotations.Nullable;

/// Who may sign.
///
/// @param sessionToken what must come with every request of a temporary key, or null for a lasting one, which must come without
public record AccessKey(String id, String secret, @Nullable String sessionToken) {

    public AccessKey {
        if (!id.matches("\\w{1,128}")) {
            throw new IllegalArgumentException(
                    "an access key id has 1 to 128 letters, digits and _, unlike " + id);
        }
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret of " + id + " is empty");
        }
    }

    /// The id alone: a secret is never printed.
    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
