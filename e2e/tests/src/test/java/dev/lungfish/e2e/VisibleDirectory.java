package dev.lungfish.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Makes directories that functions see too: in `target`, or in `/var/tmp` where the checkout is below `/tmp`, of which
/// each function has one of its own.
final class VisibleDirectory implements TempDirFactory {

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
            throws IOException {
        return create();
    }

    static Path create() throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        Path visible = target.startsWith("/tmp") ? Path.of("/var/tmp") : target;
        return Files.createTempDirectory(visible, "e2e");
    }
}
