package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.archive.Coordinates;
import dev.lungfish.assessor.archive.Program;
import dev.lungfish.core.service.Contract;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a program is, in a few words.
final class Description {

    private static final Map<String, String> FRAMEWORKS = frameworks();

    private Description() {}

    static String of(Subject subject, @Nullable Contract contract) {
        Program program = subject.pool().program();
        String kind =
                contract == null
                        ? "a program that takes no requests"
                        : contract == Contract.HANDLER ? "a Lambda handler" : "a web program";
        String main =
                Optional.ofNullable(program.manifest().get("Start-Class"))
                        .or(() -> Optional.ofNullable(program.manifest().get("Main-Class")))
                        .map(name -> ", main class " + name)
                        .orElse("");
        return framework(subject.packages()).map(name -> name + ", ").orElse("") + kind + main;
    }

    private static Optional<String> framework(Packages packages) {
        for (Map.Entry<String, String> framework : FRAMEWORKS.entrySet()) {
            if (packages.has(framework.getKey())) {
                String version =
                        packages.unitOf(framework.getKey())
                                .flatMap(unit -> unit.coordinates())
                                .map(Coordinates::version)
                                .filter(text -> !text.isEmpty())
                                .map(text -> " " + text)
                                .orElse("");
                return Optional.of(framework.getValue() + version);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> frameworks() {
        Map<String, String> frameworks = new LinkedHashMap<>();
        frameworks.put("org/springframework/boot", "Spring Boot");
        frameworks.put("io/quarkus/runtime", "Quarkus");
        frameworks.put("io/micronaut/context", "Micronaut");
        frameworks.put("io/helidon/webserver", "Helidon");
        frameworks.put("io/dropwizard/core", "Dropwizard");
        frameworks.put("io/vertx/core", "Vert.x");
        frameworks.put("com/linecorp/armeria/server", "Armeria");
        frameworks.put("org/springframework", "Spring");
        return frameworks;
    }
}
