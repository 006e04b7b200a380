package dev.lungfish.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {

    @TempDir private static Path made;
    private static TlsFiles good;

    @TempDir private Path folder;

    @BeforeAll
    static void make() throws Exception {
        good = Certificate.in(made, "EC").files();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void refuses(TlsFiles files, String sentence) {
        assertThatThrownBy(files::context)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void takesKeysOfBothKinds() throws Exception {
        assertThat(Certificate.in(folder, "RSA").files().context().isServer()).isTrue();
        assertThat(good.context().isServer()).isTrue();
    }

    @Test
    void saysWhichFileIsMissing() {
        Path none = folder.resolve("none.pem");
        refuses(new TlsFiles(none, good.key()), "There is no certificate file " + none);
        refuses(new TlsFiles(good.certificate(), none), "There is no private key file " + none);
    }

    @Test
    void saysThatAFileIsNotWhatItShouldBe() throws Exception {
        Path text = file("text.pem", "hello");
        refuses(new TlsFiles(text, good.key()), "holds no certificate. Give a PEM file");
        refuses(new TlsFiles(good.certificate(), text), "holds no private key. Give a PEM file");
        Path old = file("old.pem", Certificate.pem("EC PRIVATE KEY", new byte[] {1, 2, 3}));
        refuses(new TlsFiles(good.certificate(), old), "openssl pkcs8 -topk8 -nocrypt -in " + old);
        Path torn = file("torn.pem", Certificate.pem("PRIVATE KEY", new byte[] {1, 2, 3}));
        refuses(new TlsFiles(good.certificate(), torn), "no private key of the certificate's kind");
    }

    @Test
    void saysThatKeyAndCertificateAreNotAPair() throws Exception {
        TlsFiles other = Certificate.in(folder, "EC").files();
        refuses(
                new TlsFiles(good.certificate(), other.key()),
                "is not that of the first certificate in");
    }
}
