package dev.lungfish.planner.services;

import dev.lungfish.planner.services.RuntimeGuess.Language;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for signs of a language: what its program is told by name first, what its image is called last.
final class RuntimeClues {

    /// What each language leaves in a manifest.
    ///
    /// @param variable names of environment variables
    /// @param command the program that is started
    /// @param words of an image's name
    private record Sign(Language language, Pattern variable, Pattern command, Pattern words) {

        static Sign of(Language language, String variable, String command, String words) {
            return new Sign(
                    language,
                    Pattern.compile(variable),
                    Pattern.compile("(.*/)?(" + command + ")"),
                    Pattern.compile(words));
        }
    }

    private static final List<Sign> SIGNS =
            List.of(
                    Sign.of(
                            Language.JAVA,
                            "JAVA_.*|JDK_JAVA_OPTIONS|JVM_.*|SPRING_.*|CATALINA_.*|QUARKUS_.*|MICRONAUT_.*|.*_JAVA_OPTS",
                            "java",
                            "java\\d*|jdk\\d*|jre\\d*|openjdk\\d*|temurin|corretto|liberica|zulu|spring.*|quarkus|micronaut|tomcat|jetty|wildfly"),
                    Sign.of(
                            Language.NODE,
                            "NODE_(ENV|OPTIONS|PATH|EXTRA_CA_CERTS)|NPM_.*|NEXT_.*",
                            "node|npm|npx|yarn|pnpm",
                            "node\\d*|nodejs|nestjs|nextjs"),
                    Sign.of(
                            Language.PYTHON,
                            "PYTHON.*|DJANGO_.*|FLASK_.*|GUNICORN_.*|UVICORN_.*",
                            "python[\\d.]*|gunicorn|uvicorn|flask|celery",
                            "python\\d*|django|flask|fastapi|gunicorn|uvicorn"),
                    Sign.of(
                            Language.DOTNET,
                            "DOTNET_.*|ASPNETCORE_.*|COMPlus_.*",
                            "dotnet",
                            "dotnet|aspnet|aspnetcore"),
                    Sign.of(Language.GO, "GOMAXPROCS|GOMEMLIMIT|GOGC|GODEBUG", "go", "golang|go"));

    private static final Pattern INJECTION =
            Pattern.compile(
                    "instrumentation\\.opentelemetry\\.io/inject-(java|nodejs|python|dotnet|go)");

    private RuntimeClues() {}

    static Optional<RuntimeGuess> of(Controller controller) {
        List<Container> containers = controller.pod().getContainers();
        return Stream.<Optional<RuntimeGuess>>concat(
                        Stream.of(ofAnnotations(controller), ofLabels(controller)),
                        containers.stream().map(RuntimeClues::of))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<RuntimeGuess> ofImage(@Nullable String image) {
        if (image == null) {
            return Optional.empty();
        }
        Image parts = Image.of(image);
        Stream<String> words = Stream.concat(parts.words().stream(), parts.tagWords().stream());
        return words.flatMap(RuntimeClues::ofWord)
                .findFirst()
                .map(language -> new RuntimeGuess(language, "its image is " + image));
    }

    private static Stream<Language> ofWord(String word) {
        return SIGNS.stream()
                .filter(sign -> sign.words.matcher(word).matches())
                .map(Sign::language);
    }

    private static Optional<RuntimeGuess> ofAnnotations(Controller controller) {
        return controller.annotations().entrySet().stream()
                .filter(entry -> !entry.getValue().equals("false"))
                .map(entry -> INJECTION.matcher(entry.getKey()))
                .filter(found -> found.matches())
                .flatMap(
                        found ->
                                ofWord(found.group(1))
                                        .map(it -> new RuntimeGuess(it, "has " + found.group())))
                .findFirst();
    }

    private static Optional<RuntimeGuess> ofLabels(Controller controller) {
        return Stream.of("language", "lang", "runtime")
                .filter(controller.labels()::containsKey)
                .flatMap(
                        key ->
                                ofWord(controller.labels().getOrDefault(key, ""))
                                        .map(it -> new RuntimeGuess(it, "has the label " + key)))
                .findFirst();
    }

    private static Optional<RuntimeGuess> of(Container container) {
        return ofVariables(container)
                .or(() -> ofCommand(container))
                .or(() -> ofProbes(container))
                .or(() -> ofPorts(container))
                .or(() -> ofImage(container.getImage()));
    }

    private static Optional<RuntimeGuess> ofVariables(Container container) {
        return container.getEnv().stream()
                .map(EnvVar::getName)
                .flatMap(
                        name ->
                                SIGNS.stream()
                                        .filter(sign -> sign.variable.matcher(name).matches())
                                        .map(
                                                sign ->
                                                        new RuntimeGuess(
                                                                sign.language, "is given " + name)))
                .findFirst();
    }

    private static Optional<RuntimeGuess> ofCommand(Container container) {
        return Stream.of(container.getCommand(), container.getArgs())
                .filter(words -> !words.isEmpty())
                .map(List::getFirst)
                .limit(1)
                .flatMap(
                        program ->
                                SIGNS.stream()
                                        .filter(sign -> sign.command.matcher(program).matches())
                                        .map(
                                                sign ->
                                                        new RuntimeGuess(
                                                                sign.language,
                                                                "starts " + program)))
                .findFirst();
    }

    private static Optional<RuntimeGuess> ofProbes(Container container) {
        return Stream.of(
                        Optional.ofNullable(container.getReadinessProbe()),
                        Optional.ofNullable(container.getLivenessProbe()),
                        Optional.ofNullable(container.getStartupProbe()))
                .flatMap(Optional::stream)
                .map(RuntimeClues::path)
                .filter(path -> path.contains("/actuator") || path.startsWith("/q/health"))
                .map(path -> new RuntimeGuess(Language.JAVA, "is probed at " + path))
                .findFirst();
    }

    private static String path(Probe probe) {
        String path = probe.getHttpGet() == null ? null : probe.getHttpGet().getPath();
        return path == null ? "" : path;
    }

    private static Optional<RuntimeGuess> ofPorts(Container container) {
        return container.getPorts().stream()
                .map(ContainerPort::getName)
                .filter(name -> name != null && name.matches("jmx.*|jolokia"))
                .map(name -> new RuntimeGuess(Language.JAVA, "has a port named " + name))
                .findFirst();
    }
}
