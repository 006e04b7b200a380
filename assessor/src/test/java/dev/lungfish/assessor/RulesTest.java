package dev.lungfish.assessor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.adversary.Jars;
import dev.lungfish.assessor.archive.Bounds;
import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Programs;
import dev.lungfish.assessor.suppression.Suppressions;
import dev.lungfish.assessor.surroundings.Demand;
import dev.lungfish.assessor.surroundings.Pod;
import dev.lungfish.assessor.surroundings.Surroundings;
import dev.lungfish.assessor.surroundings.Tie;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules that few real programs break: each with what breaks it, and what looks like that and does not.
class RulesTest {

    private static final String PROGRAM =
            """
            package shop;
            import com.sun.net.httpserver.HttpServer;
            import java.io.*;
            import java.net.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            public class Main {
                %s
                public static void main(String[] args) throws Exception {
                    HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
                    server.createContext("/", exchange -> serve());
                    server.start();
                }
                static void serve() {
                    try {
                        %s
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    /// The few declarations of frameworks that the programs need.
    private static final List<String> FRAMEWORKS =
            List.of(
                    "package jakarta.servlet.http; public interface HttpSession {"
                            + " void setAttribute(String name, Object value);"
                            + " Object getAttribute(String name); }",
                    "package org.flywaydb.core; public class Flyway {"
                            + " public void migrate() {} }",
                    "package org.springframework.scheduling.annotation;"
                            + " public @interface Scheduled {}",
                    "package org.springframework.kafka.annotation;"
                            + " public @interface KafkaListener {}",
                    "package org.springframework.web.bind.annotation;"
                            + " public @interface RestController {}",
                    "package org.springframework.web.bind.annotation;"
                            + " public @interface GetMapping {}");

    /// @param members of the program's class
    /// @param body what it does with a request
    record Code(String members, String body) {}

    record Case(String rule, Code broken, Code kept) {
        @Override
        public String toString() {
            return rule;
        }
    }

    @TempDir private Path folder;

    static List<Case> cases() {
        return List.of(
                new Case(
                        "background-async",
                        new Code("", "CompletableFuture.runAsync(() -> {});"),
                        new Code("", "CompletableFuture.runAsync(() -> {}).join();")),
                new Case(
                        "background-listener",
                        new Code(
                                "@org.springframework.kafka.annotation.KafkaListener void take() {}",
                                ""),
                        new Code("void take() {}", "new Main().take();")),
                new Case(
                        "state-in-memory",
                        new Code(greeting("set(\"tea\")"), ""),
                        new Code(greeting("get()"), "")),
                new Case(
                        "startup-io",
                        new Code(atStart("String", "Files.readString(Path.of(\"rates\"))"), ""),
                        new Code("", "Files.readString(Path.of(\"rates\"));")),
                new Case(
                        "snapshot-credentials",
                        new Code(atStart("InetAddress", "InetAddress.getByName(\"prices\")"), ""),
                        new Code("", "InetAddress.getByName(\"prices\");")),
                new Case(
                        "connection-remote-objects",
                        new Code("", "java.rmi.server.UnicastRemoteObject.exportObject(null, 0);"),
                        new Code("", "java.rmi.registry.LocateRegistry.getRegistry(\"prices\");")),
                new Case(
                        "node-local-address",
                        new Code("", "URI.create(\"http://localhost:8080/prices\");"),
                        new Code("", "URI.create(\"http://prices:8080/\");")),
                new Case(
                        "state-session",
                        new Code(
                                "static jakarta.servlet.http.HttpSession session;",
                                "session.setAttribute(\"cart\", \"tea\");"),
                        new Code(
                                "static jakarta.servlet.http.HttpSession session;",
                                "session.getAttribute(\"cart\");")),
                new Case(
                        "startup-migration",
                        new Code("", "new org.flywaydb.core.Flyway().migrate();"),
                        new Code("", "")),
                new Case(
                        "schedule",
                        new Code(
                                "@org.springframework.scheduling.annotation.Scheduled void tick() {}",
                                ""),
                        new Code("void tick() {}", "new Main().tick();")),
                new Case(
                        "concurrency-unsynchronised",
                        new Code(controller(""), ""),
                        new Code(controller("synchronized"), "")));
    }

    private static String atStart(String type, String value) {
        return ("static final %s KEPT; static { try { KEPT = %s; }"
                        + " catch (IOException e) { throw new UncheckedIOException(e); } }")
                .formatted(type, value);
    }

    private static String controller(String modifier) {
        return """
        @org.springframework.web.bind.annotation.RestController
        public static class Carts {
            private final Map<String, String> carts = new HashMap<>();
            @org.springframework.web.bind.annotation.GetMapping
            public %s void add(String item) { carts.put(item, item); carts.remove("tea"); }
        }
        """
                .formatted(modifier);
    }

    private static String greeting(String use) {
        return """
        @org.springframework.web.bind.annotation.RestController
        public static class Greeting {
            private final %1$s<String> greeting = new %1$s<>();
            @org.springframework.web.bind.annotation.GetMapping
            public void greet() { greeting.%2$s; }
        }
        """
                .formatted("java.util.concurrent.atomic.AtomicReference", use);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void codeBreaksIt(Case one) throws Exception {
        assertThat(rules(one.broken())).contains(one.rule());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void codeLikeItDoesNot(Case one) throws Exception {
        assertThat(rules(one.kept())).doesNotContain(one.rule());
    }

    private List<String> rules(Code code) throws Exception {
        Sources sources = new Sources(folder).with(PROGRAM.formatted(code.members(), code.body()));
        for (String framework : FRAMEWORKS) {
            sources.with(framework.replace("; public", ";\npublic"));
        }
        return Sources.rules(sources.assess());
    }

    /// What manifests and traffic tell.
    record Known(String rule, Surroundings surroundings) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Known> surroundings() {
        return Stream.of(
                new Known("node-network", tied(Tie.Kind.HOST_NAMESPACE, "")),
                new Known("node-network", tied(Tie.Kind.HOST_PORT, "")),
                new Known("node-volume", tied(Tie.Kind.KEPT_VOLUME, "claim")),
                new Known("node-volume", tied(Tie.Kind.EMPTY_VOLUME, "20480")),
                new Known("node-gpu", tied(Tie.Kind.DEVICE, "1")),
                new Known("node-sidecar", tied(Tie.Kind.SIDECAR, "envoy:1")),
                new Known("node-privileged", tied(Tie.Kind.PRIVILEGES, "")),
                new Known("node-privileged", pod("DaemonSet", 512, 500, List.of())),
                new Known("node-size", pod("Deployment", 16_384, 500, List.of())),
                new Known("node-size", pod("Deployment", 512, 8_000, List.of())),
                new Known("connection-socket", tied(Tie.Kind.OTHER_PROTOCOL, "UDP")),
                new Known("schedule", pod("CronJob", 512, 500, List.of())),
                new Known("job-batch", pod("Job", 512, 500, List.of())),
                new Known("request-long", traffic(1_000_000)));
    }

    private static Surroundings tied(Tie.Kind kind, String detail) {
        return pod("Deployment", 512, 500, List.of(new Tie(kind, "it", detail, "shop.yaml", 7)));
    }

    private static Surroundings pod(String kind, int megabytes, int cpuMillis, List<Tie> ties) {
        return new Surroundings(
                null,
                new Pod(
                        "shop.yaml",
                        1,
                        kind,
                        2,
                        2,
                        2,
                        cpuMillis,
                        megabytes,
                        null,
                        null,
                        "@daily",
                        ties));
    }

    private static Surroundings traffic(double longestMillis) {
        return new Surroundings(
                new Demand("csv:requests.csv", 100, 20.0, longestMillis, null, null, "http"), null);
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    void whatSurroundsAProgramBreaksIt(Known known) throws Exception {
        assertThat(rules(known.surroundings())).contains(known.rule());
    }

    @Test
    void whatSurroundsMostProgramsBreaksNothing() throws Exception {
        assertThat(rules(tied(Tie.Kind.EMPTY_VOLUME, "512")))
                .isEqualTo(rules(traffic(20_000)))
                .isEqualTo(rules(Surroundings.NONE));
    }

    private List<String> rules(Surroundings surroundings) throws Exception {
        Path classes = new Sources(folder).with(PROGRAM.formatted("", "")).compile();
        try (Program program = Programs.open(classes, Bounds.DEFAULT)) {
            return Sources.rules(
                    Sources.ASSESSOR.assess(program, "shop", surroundings, Suppressions.NONE));
        }
    }

    @Test
    void manifestsTellOfAgentsAndOfJobs() throws Exception {
        assertThat(rules(Jars.jar().manifest("Main-Class", "shop.Main").classes("shop/Main")))
                .containsExactly("job-batch");
        assertThat(
                        rules(
                                Jars.jar()
                                        .manifest("Launcher-Agent-Class", "shop.Main")
                                        .classes("shop/Main")))
                .containsExactly("startup-agent");
    }

    private List<String> rules(Jars jar) throws Exception {
        try (Program program =
                Programs.open(jar.write(folder.resolve("shop.jar")), Bounds.DEFAULT)) {
            return Sources.rules(Sources.ASSESSOR.assess(program));
        }
    }

    @Test
    void whatIsLargerThanAPackageMayBeIsTold() throws Exception {
        Path classes = new Sources(folder).with(PROGRAM.formatted("", "")).compile();
        try (RandomAccessFile sparse =
                new RandomAccessFile(classes.resolve("model.bin").toFile(), "rw")) {
            for (long megabytes : List.of(249L, 250L)) {
                sparse.setLength(megabytes << 20);
                try (Program program = Programs.open(classes, Bounds.DEFAULT)) {
                    assertThat(
                                    Sources.rules(Sources.ASSESSOR.assess(program))
                                            .contains("startup-package-size"))
                            .as("%s MB beside the classes", megabytes)
                            .isEqualTo(megabytes == 250);
                }
            }
        }
    }
}
