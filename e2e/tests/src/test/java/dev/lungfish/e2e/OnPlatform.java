package dev.lungfish.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/// Gives each test its own [Functions] on a platform that all tests share; both end by themselves.
final class OnPlatform extends TypeBasedParameterResolver<Functions> {

    private static final Namespace NAMESPACE = Namespace.create(OnPlatform.class);

    private record Shared(Path directory, TestPlatform platform) implements AutoCloseable {

        static Shared start() {
            try {
                Path directory = VisibleDirectory.create();
                return new Shared(directory, TestPlatform.start(directory.resolve("data")));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() throws IOException {
            platform.close();
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public Functions resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var shared =
                test.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(Shared.class, _ -> Shared.start(), Shared.class);
        return test.getStore(NAMESPACE)
                .computeIfAbsent(
                        Functions.class, _ -> new Functions(shared.platform()), Functions.class);
    }
}
