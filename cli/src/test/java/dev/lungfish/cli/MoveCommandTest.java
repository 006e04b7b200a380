package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.catalog.ReplicaSettings;
import dev.lungfish.server.catalog.ReplicaSettings.Algorithm;
import dev.lungfish.server.catalog.ReplicaSettings.Metric;
import dev.lungfish.server.catalog.ReplicaSettings.NetworkAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class MoveCommandTest {

    private FakePlatform platform;
    @TempDir private Path folder;

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform();
        Path program = Files.createDirectory(folder.resolve("orders"));
        Files.writeString(program.resolve("bootstrap"), "#!/bin/sh\n");
        assertThat(Run.against(platform, "deploy", program.toString()).exit()).isZero();
        platform.requests.clear();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void movesAndSaysHowLongItTook() {
        Run run = move("orders", "--to", "container");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        "orders was moved from function to container: swapped after 1,500 ms,"
                                + " done after 12.0 s.\n");
        assertThat(run.exit()).isZero();
        assertThat(platform.placements.placement("orders")).isEqualTo("container");
    }

    @Test
    void sendsEverySetting() {
        move(
                "orders",
                "--to=split",
                "--min-replicas=2",
                "--max-replicas=20",
                "--replica-slots=8",
                "--cpu-millis=500",
                "--autoscaler=KPA",
                "--metric=concurrency",
                "--target-percent=60",
                "--max-surge=3",
                "--max-unavailable=1",
                "--queue-length=50",
                "--queue-time=5s",
                "--drain-time=2m",
                "--startup-time=90s",
                "--base-window=1h",
                "--liveness-path=/alive",
                "--network=host");
        assertThat(platform.placements.settings("orders"))
                .isEqualTo(
                        new ReplicaSettings(
                                2,
                                20,
                                8,
                                500,
                                Algorithm.KPA,
                                Metric.CONCURRENCY,
                                60,
                                3,
                                1,
                                50,
                                5,
                                120,
                                90,
                                3600,
                                "/alive",
                                NetworkAccess.HOST));
    }

    @Test
    void changesSettingsWhereTheServiceIs() {
        move("orders", "--to", "container");
        Run run = move("orders", "--max-replicas", "4");
        assertThat(run.out())
                .isEqualTo("orders stays a container; its settings are in force after 12.0 s.\n");
        assertThat(platform.placements.settings("orders").maxReplicas()).isEqualTo(4);
        assertThat(platform.placements.settings("orders").minReplicas()).isEqualTo(1);
    }

    @Test
    void failsWithTheReasonOfAMoveThatFailed() {
        platform.placements.obstacle = "No node has 512 MB free.";
        Run run = move("orders", "--to", "container");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        "lungfish: orders was not moved and stays a function: No node has 512 MB"
                                + " free.\n");
    }

    @Test
    void printsTheEndAsJson() {
        JsonNode end = FakePlatform.JSON.readTree(move("orders", "--to=split", "--json").out());
        assertThat(end.path("placement").asString()).isEqualTo("split");
        assertThat(end.at("/move/state").asString()).isEqualTo("done");
        assertThat(end.at("/settings/minReplicas").asInt()).isEqualTo(1);
        assertThat(end.at("/replicas/ready").asInt()).isEqualTo(1);
    }

    @Test
    void doesNotWaitWhenAskedNotTo() {
        Run run = move("orders", "--to", "container", "--no-wait");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        "The move of orders from function to container goes on; see it with"
                                + " 'lungfish list'.\n");
        assertThat(platform.requests).hasSize(1);
    }

    @Test
    void passesOnWhatThePlatformSays() {
        Run run = move("nobody", "--to", "container");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("lungfish: There is no service nobody.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--json|Say where orders is to run",
                "--to=kontainer|'kontainer' is not one of function, container, split; did you mean 'container'?",
                "--autoscaler=vpa|'vpa' is not one of hpa, kpa",
                "--min-replicas=0|Cannot move: min-replicas is 0: give a number from 1 to 1000.",
                "--base-window=5s|Cannot move: base-window is 5: give a number from 10 to 86400.",
                "--replica-slots=5000|Cannot move: replica-slots is 5000",
                "--queue-time=500ms|'500ms' is not a whole number of seconds, like 1s",
                "--queue-time=5|'5' is not a length of time like 500ms, 60s, 10m or 2h",
                "--liveness-path=alive|liveness-path starts with /",
            })
    void refusesWhatNoServiceCanBe(String option, String sentence) {
        Run run = move("orders", option);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(sentence);
        assertThat(platform.requests).isEmpty();
    }

    @Test
    void refusesSettingsThatDoNotGoTogether() {
        assertThat(move("orders", "--autoscaler=kpa", "--metric=cpu").err())
                .contains("autoscaler kpa looks at concurrency only");
        assertThat(move("orders", "--max-surge=0", "--max-unavailable=0").err())
                .contains("max-surge and max-unavailable cannot both be 0");
    }

    @Test
    void saysInTheOptionsWordsWhatDoesNotGoWithTheSettingsThere() {
        Run run = move("orders", "--max-surge=0");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("lungfish: max-surge and max-unavailable cannot both be 0");
    }

    private Run move(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "move";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Run.against(platform, all);
    }
}
