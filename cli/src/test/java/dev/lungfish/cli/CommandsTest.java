package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class CommandsTest {

    private FakePlatform platform;
    @TempDir private Path folder;

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsServicesInATable() {
        deployBootstrap();
        Run run = Run.against(platform, "list");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "SERVICE  CONTRACT  RUNTIME          PLACEMENT  REQUESTS  COLD  FAILED  P50"
                                + "  P99  REPLICAS  ENVIRONMENTS    COST  URL",
                        "resizer  handler   provided.al2023  function          0     1       0    -"
                                + "    -         -  1 busy, 2 idle    $0  http://resizer.localhost:%d/"
                                        .formatted(platform.address().getPort()));
    }

    @Test
    void listsWhatKeepsReplicasFromBeingAsTheyShould() {
        deployBootstrap();
        Run.against(platform, "move", "resizer", "--to", "container", "--min-replicas", "3");
        platform.placements.obstacle = "No node has 512 MB free.";
        Run run = Run.against(platform, "list");
        assertThat(run.out()).contains("  container  ").contains("  3/3  ");
        assertThat(run.out().lines().toList()).endsWith("resizer: No node has 512 MB free.");
        JsonNode row =
                FakePlatform.JSON
                        .readTree(Run.against(platform, "list", "--json").out())
                        .at("/services/0");
        assertThat(row.path("placement").asString()).isEqualTo("container");
        assertThat(row.at("/replicas/wanted").asInt()).isEqualTo(3);
        assertThat(row.at("/replicas/note").asString()).contains("512 MB");
    }

    @Test
    void listsServicesAsJson() {
        deployBootstrap();
        Run run = Run.against(platform, "list", "--json");
        assertThat(FakePlatform.JSON.readTree(run.out()).at("/services/0/name").asString())
                .isEqualTo("resizer");
    }

    @Test
    void saysHowToGoOnWhereThereAreNoServices() {
        assertThat(Run.against(platform, "list").out()).contains("lungfish deploy");
    }

    @Test
    void invokesAndPrintsTheAnswer() throws IOException {
        deployBootstrap();
        Path payload = Files.writeString(folder.resolve("order.json"), "{\"items\":2}");
        Run run = Run.against(platform, "invoke", "resizer", "-p", "@" + payload, "--tail");
        assertThat(run.out()).isEqualTo("{\"items\":2}\n");
        assertThat(run.err()).isEqualTo("END RequestId: 1\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void sendsTheQualifier() {
        deployBootstrap();
        Run.against(platform, "invoke", "resizer", "--qualifier", "live");
        assertThat(platform.requests.getLast())
                .isEqualTo("POST /2015-03-31/functions/resizer/invocations?Qualifier=live");
    }

    @Test
    void failsWhereTheFunctionFails() {
        deployBootstrap();
        platform.functionError = "{\"errorMessage\":\"no stock\"}";
        Run run = Run.against(platform, "invoke", "resizer");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("lungfish: resizer failed: {\"errorMessage\":\"no stock\"}\n");
    }

    @Test
    void passesOnWhatThePlatformSays() {
        Run run = Run.against(platform, "invoke", "nobody");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("lungfish: ResourceNotFoundException: Function not found: nobody\n");
    }

    @Test
    void printsLogs() {
        Run run = Run.against(platform, "logs", "orders", "-n", "7", "-f");
        assertThat(run.out())
                .isEqualTo("START /lungfish/v1/services/orders/logs tail=7&follow=true\n");
    }

    @Test
    void printsTheBill() {
        Run run = Run.against(platform, "bill");
        assertThat(run.out().lines())
                .containsExactly(
                        "2026-11 to date, at the prices of aws-lambda and aws-fargate",
                        "SERVICE  REQUESTS  ON DEMAND  ALWAYS ON  IDLE SHARE   PER HOUR  MONTH TO DATE",
                        "orders      1,000  $0.000235         $0          $0  $0.000118      $0.000235",
                        "total       1,000  $0.000235         $0          $0  $0.000118      $0.000235");
    }

    @Test
    void removesAllThatItCan() {
        deployBootstrap();
        Run run = Run.against(platform, "remove", "nobody", "resizer");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("Removed resizer.\n");
        assertThat(run.err()).contains("Function not found: nobody");
        assertThat(platform.functions).isEmpty();
    }

    @Test
    void saysWhereNoPlatformIs() {
        String url = platform.address().toString();
        platform.close();
        Run run = Run.of("list", "--url", url);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "lungfish: No platform answers at %s: start one with 'lungfish up', or name another with --url.\n"
                                .formatted(url));
    }

    @Test
    void refusesWhatIsNotAUrl() {
        Run run = Run.of("list", "--url", "localhost:9700");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("'localhost:9700' is not a platform's URL");
    }

    @Test
    void exitsWithTwoWhereUsedWrongly() {
        Run run = Run.of("lits");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean: lungfish list?").contains("--help");
    }

    @Test
    void showsAStackTraceOnlyWhenAsked() {
        assertThat(Run.of("list", "--url", "x").err().lines()).hasSize(1);
        assertThat(Run.of("list", "--url", "x", "--verbose").err()).contains("\tat dev.lungfish");
    }

    @Test
    void completesInThreeShells() {
        assertThat(Run.of("completion", "bash").out())
                .contains("_complete_lungfish")
                .contains("deploy");
        assertThat(Run.of("completion", "zsh").out()).contains("bashcompinit");
        assertThat(Run.of("completion", "fish").out())
                .contains("complete -c lungfish -f -n __fish_use_subcommand -a invoke")
                .contains("'__fish_seen_subcommand_from logs' -s f -l follow -d")
                .contains(
                        "'__fish_seen_subcommand_from move' -l to -r -f -a 'function container split' -d")
                .contains("from deploy' -l autoscaler -r -f -a 'hpa kpa' -d");
        assertThat(Run.of("completion", "bash").out())
                .contains("\"function\" \"container\" \"split\"")
                .contains("--min-replicas");
        assertThat(Run.of("completion", "tcsh").exit()).isEqualTo(2);
    }

    @Test
    void everyCommandHasHelp() {
        String help = Run.of("--help").out();
        for (String command :
                new String[] {
                    "up",
                    "demo",
                    "deploy",
                    "invoke",
                    "move",
                    "list",
                    "logs",
                    "bill",
                    "remove",
                    "completion"
                }) {
            assertThat(help).contains("  " + command + " ");
            Run run = Run.of(command, "--help");
            assertThat(run.exit()).isZero();
            assertThat(run.out()).contains("Usage: lungfish " + command);
        }
    }

    private void deployBootstrap() {
        try {
            Path program = Files.createDirectory(folder.resolve("resizer"));
            Files.writeString(program.resolve("bootstrap"), "#!/bin/sh\n");
            assertThat(Run.against(platform, "deploy", program.toString()).exit()).isZero();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
