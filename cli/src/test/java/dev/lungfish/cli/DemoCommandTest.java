package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.PlatformOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class DemoCommandTest {

    private static final String HOME = "lungfish.home";

    private FakePlatform platform;
    private final AtomicReference<PlatformOptions> options = new AtomicReference<>();
    @TempDir private Path home;

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform();
        System.setProperty(HOME, home.toString());
        for (String name : new String[] {"orders", "quotes", "catalogue", "insights"}) {
            Path example = Files.createDirectories(home.resolve("examples").resolve(name));
            Files.writeString(example.resolve("bootstrap"), "#!/bin/sh\n");
            Files.writeString(
                    example.resolve("lungfish.yaml"), "services: {%s: {path: .}}".formatted(name));
        }
    }

    @AfterEach
    void stop() {
        platform.close();
        System.clearProperty(HOME);
    }

    @Test
    void replaysTrafficAndLeavesNothingBehind() {
        Run run = demo("--for", "1s", "--speed", "600", "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).as(run.out()).isZero();
        JsonNode result = FakePlatform.JSON.readTree(run.out());
        assertThat(result.path("sent").asLong()).isGreaterThan(200);
        assertThat(result.path("answered").asLong()).isEqualTo(result.path("sent").asLong());
        assertThat(result.at("/services/0/platform/invocations").asLong())
                .isEqualTo(result.at("/services/0/sent").asLong());
        assertThat(result.at("/move/sentence").asString())
                .startsWith("orders was moved from function to container:")
                .endsWith("and none failed.");
        assertThat(result.at("/services/0/platform/placement").asString()).isEqualTo("container");
        assertThat(options.get().keepAliveNanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(options.get().dataDirectory()).doesNotExist();
        assertThat(platform.isClosed()).isTrue();
    }

    @Test
    void showsATableAtTheEndWhereNoTerminalIs() {
        Run run = demo("--for", "200ms", "--speed", "600");
        assertThat(run.out())
                .contains("600 times faster")
                .contains("SERVICE")
                .contains("insights")
                .contains(" 0 failed;");
        assertThat(run.out()).doesNotContain("\033");
    }

    @Test
    void failsWhereRequestsFail() {
        platform.functionError = "{\"errorMessage\":\"no stock\"}";
        Run run = demo("--for", "500ms", "--speed", "600");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("orders failed first with: the function failed: {\"errorM");
    }

    @Test
    void failsWhereTheMoveDoes() {
        platform.placements.obstacle = "No node has 512 MB free.";
        Run run = demo("--for", "1s", "--speed", "600");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("orders was not moved and stays a function: No node has");
    }

    @Test
    void needsTheExamples() throws IOException {
        System.setProperty(HOME, home.resolve("elsewhere").toString());
        assertThat(demo().err()).contains("./lungfish demo");
    }

    @Test
    void refusesSpeedsThatMakeNoSense() {
        assertThat(demo("--speed", "0").exit()).isEqualTo(2);
        assertThat(demo("--for", "0s").exit()).isEqualTo(2);
    }

    private Run demo(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "demo";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Run.of(
                asked -> {
                    options.set(asked);
                    return platform;
                },
                all);
    }
}
