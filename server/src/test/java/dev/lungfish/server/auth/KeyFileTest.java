package dev.lungfish.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {

    private static final String GOOD =
            """
            keys:
              - id: DEPLOY
                secret: 0123456789abcdef
              - id: SESSION
                secret: 0123456789abcdef
                session_token: token
            """;

    @TempDir private Path directory;

    @Test
    void readsKeys() throws Exception {
        AccessKeys keys = KeyFile.read(write(GOOD, "rw-------"));

        assertThat(keys.size()).isEqualTo(2);
        assertThat(keys.find("DEPLOY")).contains(new AccessKey("DEPLOY", "0123456789abcdef", null));
        assertThat(keys.find("SESSION"))
                .get()
                .extracting(AccessKey::sessionToken)
                .isEqualTo("token");
        assertThat(keys.find("OTHER")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void othersMayNotOpenIt(String permissions) throws IOException {
        Path file = write(GOOD, permissions);

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageEndingWith("Run: chmod 600 " + file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session_token | sesion_token | :6: unknown key 'sesion_token'. Did you mean 'session_token'?",
                "secret: 0123456789abcdef | secret: short | The secret of DEPLOY in ",
                "id: SESSION | id: DEPLOY | has the key DEPLOY twice.",
                "id: DEPLOY | id: 'a b' | an access key id has 1 to 128 letters, digits and _, unlike a b.",
                "id: DEPLOY\\s+ | '' | :2: the key 'keys[0].id' is missing.",
                "secret: 0123456789abcdef | secret 0123456789abcdef | :3: ",
            })
    void mistakesAreNamed(String right, String wrong, String message) throws IOException {
        Path file = write(GOOD.replaceFirst(right, wrong), "rw-------");

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("0123456789abcdef")
                .hasNoCause();
    }

    @Test
    void anEmptyListAndAMissingFileAreNamed() throws IOException {
        Path file = write("keys: []\n", "rw-------");

        assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("has no keys. Add one");
        Files.delete(file);
        assertThatThrownBy(() -> KeyFile.read(file))
                .hasMessage("There is no file of keys " + file + ".");
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(new AccessKey("DEPLOY", "0123456789abcdef", "token"))
                .hasToString("AccessKey[DEPLOY]");
    }

    private Path write(String text, String permissions) throws IOException {
        Path file = directory.resolve("keys.yaml");
        Files.deleteIfExists(file);
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
