package dev.lungfish.cli.deploy;

import dev.lungfish.cli.deploy.Declaration.Web;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.cli.placement.ReplicaOptions;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.core.service.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A `lungfish.yaml`: several services, by name. Paths in it are relative to its folder.
public final class Manifest {

    public static final String FILE_NAME = "lungfish.yaml";

    private static final YAMLMapper MAPPER =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .build();

    private record Root(@Nullable Map<String, @Nullable Entry> services) {}

    /// One service's keys; how its replicas run is among them.
    private static final class Entry extends ReplicaOptions {
        private @Nullable String path;
        private @Nullable String runtime;
        private @Nullable String handler;
        private @Nullable Boolean web;
        private @Nullable String readinessPath;
        private @Nullable Integer slots;
        private @Nullable Integer memory;
        private @Nullable Integer timeout;
        private @Nullable String architecture;
        private @Nullable Map<String, String> environment;
        private @Nullable Placement placement;
    }

    private Manifest() {}

    /// The services that a manifest declares, in its order.
    public static List<Declaration> read(Path file) {
        Root root = parse(file);
        if (root == null || root.services() == null || root.services().isEmpty()) {
            throw new Failure(
                    "%s declares no service: name at least one under 'services:'.".formatted(file));
        }
        List<Declaration> declarations = new ArrayList<>();
        root.services()
                .forEach(
                        (name, entry) -> {
                            try {
                                declarations.add(declaration(file, name, entry));
                            } catch (IllegalArgumentException wrong) {
                                throw new Failure(
                                        "%s: %s: %s.".formatted(file, name, wrong.getMessage()),
                                        wrong);
                            }
                        });
        return declarations;
    }

    private static @Nullable Root parse(Path file) {
        byte[] yaml = bytes(file);
        try {
            return MAPPER.readValue(yaml, Root.class);
        } catch (JacksonException wrong) {
            throw new Failure(ManifestErrors.sentence(file, yaml, wrong), wrong);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new Failure("There is no file %s.".formatted(file), missing);
        } catch (IOException unreadable) {
            throw new Failure(
                    "%s cannot be read: %s.".formatted(file, unreadable.getMessage()), unreadable);
        }
    }

    private static Declaration declaration(Path file, String name, @Nullable Entry entry) {
        if (entry == null || entry.path == null) {
            throw new IllegalArgumentException(
                    "give it a 'path:' to its jar, zip or folder, relative to this file");
        }
        return new Declaration(
                name,
                file.toAbsolutePath().resolveSibling(entry.path).normalize(),
                entry.runtime,
                entry.handler,
                web(entry),
                or(entry.memory, Declaration.DEFAULT_MEMORY_MEGABYTES),
                or(entry.timeout, Declaration.DEFAULT_TIMEOUT_SECONDS),
                or(entry.architecture, Declaration.DEFAULT_ARCHITECTURE),
                or(entry.environment, Map.of()),
                new PlacementChange(entry.placement, entry.settings()));
    }

    private static @Nullable Web web(Entry entry) {
        if (Boolean.TRUE.equals(entry.web)) {
            return new Web(
                    or(entry.readinessPath, Web.DEFAULT.readinessPath()),
                    or(entry.slots, Web.DEFAULT.slots()));
        }
        if (entry.readinessPath != null || entry.slots != null) {
            throw new IllegalArgumentException(
                    "'readiness-path' and 'slots' are for web programs; add 'web: true' if it is one");
        }
        return null;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
