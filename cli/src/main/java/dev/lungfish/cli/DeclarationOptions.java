package dev.lungfish.cli;

import dev.lungfish.cli.deploy.Declaration;
import dev.lungfish.cli.deploy.Declaration.Web;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.cli.placement.ReplicaOptions;
import dev.lungfish.cli.placement.Word;
import dev.lungfish.core.service.Placement;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// One service, declared by options; the same words are keys in a `lungfish.yaml`.
final class DeclarationOptions {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The service's name. Default: the file's.")
    private @Nullable String name;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "A Lambda runtime, like java25. Default: guessed from the files.")
    private @Nullable String runtime;

    @Option(
            names = "--handler",
            paramLabel = "HANDLER",
            description =
                    "The handler; with --web, the file that starts the program. Default: guessed"
                            + " where it can be.")
    private @Nullable String handler;

    @Option(names = "--web", description = "It is a program that serves HTTP on $PORT.")
    private boolean web;

    @Option(
            names = "--readiness-path",
            paramLabel = "PATH",
            description = "The web program is ready when this path answers. Default: /.")
    private @Nullable String readinessPath;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "How many requests the web program takes at once. Default: 1.")
    private @Nullable Integer slots;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            description = "Its memory. Default: " + Declaration.DEFAULT_MEMORY_MEGABYTES + ".")
    private @Nullable Integer memory;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description =
                    "How long one request may take. Default: "
                            + Declaration.DEFAULT_TIMEOUT_SECONDS
                            + ".")
    private @Nullable Integer timeout;

    @Option(
            names = "--env",
            paramLabel = "KEY=VALUE",
            description = "An environment variable; may be given several times.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(
            names = "--arch",
            paramLabel = "x86_64|arm64",
            description =
                    "The architecture, which decides the price. Default: "
                            + Declaration.DEFAULT_ARCHITECTURE
                            + ".")
    private @Nullable String architecture;

    @Option(
            names = "--placement",
            paramLabel = "function|container|split",
            converter = Word.Where.class,
            completionCandidates = Word.Where.class,
            description =
                    "Where it runs: on demand, in replicas that are always on, or in both. Default:"
                            + " where it does; a new service begins as a function.")
    private @Nullable Placement placement;

    @Mixin private ReplicaOptions replicas;

    boolean areGiven() {
        return web
                || !replicas.settings().isEmpty()
                || !environment.isEmpty()
                || Stream.of(
                                name,
                                runtime,
                                handler,
                                readinessPath,
                                slots,
                                memory,
                                timeout,
                                architecture,
                                placement)
                        .anyMatch(java.util.Objects::nonNull);
    }

    Declaration declaration(CommandLine command, Path path) {
        if (!web && (readinessPath != null || slots != null)) {
            throw new ParameterException(
                    command,
                    "--readiness-path and --slots are for web programs: add --web if it is one.");
        }
        try {
            return new Declaration(
                    or(name, Declaration.nameOf(path)),
                    path,
                    runtime,
                    handler,
                    web
                            ? new Web(
                                    or(readinessPath, Web.DEFAULT.readinessPath()),
                                    or(slots, Web.DEFAULT.slots()))
                            : null,
                    or(memory, Declaration.DEFAULT_MEMORY_MEGABYTES),
                    or(timeout, Declaration.DEFAULT_TIMEOUT_SECONDS),
                    or(architecture, Declaration.DEFAULT_ARCHITECTURE),
                    environment,
                    new PlacementChange(placement, replicas.settings()));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    command, "%s: %s.".formatted(path, wrong.getMessage()), wrong);
        }
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
