package dev.lungfish.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.cli.deploy.Declaration.Web;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.core.service.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestTest {

    @TempDir private Path folder;

    @Test
    void readsEveryKey() throws IOException {
        List<Declaration> declared =
                Manifest.read(
                        write(
                                """
                                # A shop.
                                services:
                                  orders:
                                    path: target/orders.jar
                                    runtime: java25
                                    handler: shop.Orders::handleRequest
                                    memory: 256
                                    timeout: 10
                                    architecture: arm64
                                    environment:
                                      TAX: 0.19
                                      STRICT: true
                                  catalogue:
                                    path: ../catalogue
                                    web: true
                                    readiness-path: /health
                                    slots: 8
                                    placement: split
                                    min-replicas: 2
                                    replica-slots: 16
                                    autoscaler: kpa
                                    drain-time: 2m
                                    network: host
                                """));
        assertThat(declared)
                .containsExactly(
                        new Declaration(
                                "orders",
                                folder.resolve("target/orders.jar"),
                                "java25",
                                "shop.Orders::handleRequest",
                                null,
                                256,
                                10,
                                "arm64",
                                Map.of("TAX", "0.19", "STRICT", "true"),
                                PlacementChange.NONE),
                        new Declaration(
                                "catalogue",
                                folder.resolveSibling("catalogue"),
                                null,
                                null,
                                new Web("/health", 8),
                                512,
                                30,
                                "x86_64",
                                Map.of(),
                                new PlacementChange(
                                        Placement.SPLIT,
                                        Map.of(
                                                "minReplicas", 2,
                                                "slots", 16,
                                                "autoscaler", "kpa",
                                                "drainSeconds", 120,
                                                "network", "host"))));
    }

    @Test
    void namesTheNearestKeyAndItsLine() {
        fails(
                        """
                        services:
                          orders:
                            path: orders.jar
                            handlr: shop.Orders
                        """)
                .hasMessage(file() + ":4: unknown key 'handlr'; did you mean 'handler'?");
        fails("service:\n  orders: {path: a}\n")
                .hasMessage(file() + ":1: unknown key 'service'; did you mean 'services'?");
        fails("services:\n  a:\n    path: a\n    min-replica: 2\n")
                .hasMessage(file() + ":4: unknown key 'min-replica'; did you mean 'min-replicas'?");
    }

    @Test
    void namesAllKeysWhereNoneIsNear() {
        fails("services:\n  a:\n    colour: red\n")
                .hasMessage(
                        file()
                                + ":3: unknown key 'colour'; the keys here are architecture,"
                                + " autoscaler, base-window, cpu-millis, drain-time, environment, handler,"
                                + " liveness-path, max-replicas, max-surge, max-unavailable, memory,"
                                + " metric, min-replicas, network, path, placement, queue-length,"
                                + " queue-time, readiness-path, replica-slots, runtime, slots,"
                                + " startup-time, target-percent, timeout, web.");
    }

    @Test
    void namesValuesOfTheWrongKind() {
        fails("services:\n  a:\n    path: a\n    memory: much\n")
                .hasMessage(file() + ":4: 'services.a.memory' must be a whole number.");
        fails("services:\n  a:\n    path: a\n    memory: 12.5\n")
                .hasMessage(file() + ":4: 'services.a.memory' must be a whole number.");
        fails("services:\n  a:\n    path: a\n    web: 3rd\n")
                .hasMessage(file() + ":4: 'services.a.web' must be true or false.");
        fails("services:\n  a:\n    path: a\n    placement: contaner\n")
                .hasMessage(
                        file()
                                + ":4: 'services.a.placement' must be one of function, container,"
                                + " split; did you mean 'container'?");
        fails("services:\n  a:\n    path: a\n    queue-time: 5\n")
                .hasMessage(
                        file()
                                + ":4: 'services.a.queue-time' must be whole seconds, minutes or"
                                + " hours, like 30s or 10m.");
        fails("services: [a]\n").hasMessageContaining("'services' must be a block of keys.");
    }

    @Test
    void refusesValuesThatNoPlatformTakes() {
        fails("services: {a: {path: a, memory: 64}}")
                .hasMessage(file() + ": a: memory must be between 128 and 10240 MB.");
        fails("services: {a: {path: a, min-replicas: 0}}")
                .hasMessage(file() + ": a: min-replicas is 0: give a number from 1 to 1000.");
        fails("services: {a: {path: a, slots: 2}}").hasMessageContaining("add 'web: true'");
        fails("services: {a: {}}").hasMessageContaining("a: give it a 'path:'");
        fails("services: {a: }").hasMessageContaining("a: give it a 'path:'");
    }

    @Test
    void refusesTheSameServiceTwice() {
        fails("services:\n  a: {path: a}\n  a: {path: b}\n")
                .hasMessageContaining(file() + ":3: ")
                .hasMessageContaining("Duplicate Object property \"a\"");
    }

    @Test
    void refusesWhatIsNoManifest() {
        fails("").hasMessageContaining("a manifest starts with 'services:'");
        fails("- a").hasMessageContaining("a manifest starts with 'services:'");
        fails("services:\n").hasMessageContaining("declares no service");
        fails("services: {").hasMessageContaining("not valid YAML");
        assertThatThrownBy(() -> Manifest.read(folder.resolve("none.yaml")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("There is no file");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> fails(String yaml) {
        return assertThatThrownBy(() -> Manifest.read(write(yaml))).isInstanceOf(Failure.class);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(file(), yaml);
    }

    private Path file() {
        return folder.resolve("lungfish.yaml");
    }
}
