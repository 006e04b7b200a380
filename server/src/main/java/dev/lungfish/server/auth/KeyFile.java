package dev.lungfish.server.auth;

import dev.lungfish.profiles.YamlException;
import dev.lungfish.profiles.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the keys that may sign from a YAML file that nobody but its owner may open:
///
/// ```yaml
/// keys:
///   - id: LUNGFISHDEPLOY
///     secret: at least sixteen characters
///     session_token: only if requests carry one
/// ```
public final class KeyFile {

    private static final int SHORTEST_SECRET = 16;

    /// Permissions that the owner may have; anybody else's are refused.
    private static final Set<PosixFilePermission> ALLOWED =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private record Content(List<AccessKey> keys) {}

    private KeyFile() {}

    /// The keys in a file.
    ///
    /// @throws KeyFileException if it is not there, others may read it, or it has no valid keys
    public static AccessKeys read(Path file) throws KeyFileException {
        checkPermissions(file);
        try {
            List<AccessKey> keys = YamlReader.read(file, Content.class).keys();
            check(file, keys);
            return new AccessKeys(keys);
        } catch (YamlException e) {
            // Without the cause, whose message quotes the file.
            throw new KeyFileException(e.getMessage());
        }
    }

    private static void checkPermissions(Path file) throws KeyFileException {
        if (!Files.exists(file)) {
            throw new KeyFileException("There is no file of keys " + file + ".");
        }
        try {
            if (!ALLOWED.containsAll(Files.getPosixFilePermissions(file))) {
                throw new KeyFileException(
                        "Others than its owner may open the keys in "
                                + file
                                + ". Run: chmod 600 "
                                + file);
            }
        } catch (IOException e) {
            throw new KeyFileException("The permissions of " + file + " cannot be read: " + e, e);
        }
    }

    private static void check(Path file, List<AccessKey> keys) throws KeyFileException {
        if (keys.isEmpty()) {
            throw new KeyFileException(
                    file + " has no keys. Add one under 'keys:' with an 'id' and a 'secret'.");
        }
        Set<String> ids = new HashSet<>();
        for (AccessKey key : keys) {
            if (!ids.add(key.id())) {
                throw new KeyFileException(file + " has the key " + key.id() + " twice.");
            }
            if (key.secret().length() < SHORTEST_SECRET) {
                throw new KeyFileException(
                        "The secret of "
                                + key.id()
                                + " in "
                                + file
                                + " is too short: it needs at least "
                                + SHORTEST_SECRET
                                + " characters.");
            }
        }
    }
}
