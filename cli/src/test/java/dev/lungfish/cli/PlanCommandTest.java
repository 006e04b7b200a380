package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.cli.client.Json;
import dev.lungfish.planner.output.PlanView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lungfish plan` as a person or a script uses it.
class PlanCommandTest {

    @TempDir private Path folder;
    private Path traffic;

    /// Half an hour of a busy shop and of a rare import.
    @BeforeEach
    void writeTraffic() throws IOException {
        StringBuilder rows =
                new StringBuilder("time,service,requests,duration_ms,memory_mb,trigger\n");
        for (int minute = 0; minute < 30; minute++) {
            String time = "2026-03-02T09:%02d:00Z".formatted(minute);
            rows.append(time).append(",shop,3000,400,256,http\n");
            rows.append(time).append(",import,").append(minute % 10 == 0 ? 1 : 0);
            rows.append(",400,200,timer\n");
        }
        traffic = Files.writeString(folder.resolve("traffic.csv"), rows);
    }

    private Run plan(String... options) {
        List<String> arguments = new ArrayList<>(List.of("plan", "--traffic", "csv:" + traffic));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void fiveLinesSayItAll() {
        Run run = plan();
        assertThat(run.exit()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst())
                .startsWith("2 services, 90,003 requests in 30 min, on AWS Lambda");
        assertThat(lines.get(1)).startsWith("As it is, a month like this costs $");
        assertThat(lines.get(3)).startsWith("The mix costs $").contains(" 2 as containers");
        assertThat(lines.get(5)).isEmpty();
        assertThat(run.out()).contains("import ", "others pay for anyway", "--cpu-share");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void jsonIsReadBackAndComparedWith() throws IOException {
        Run first = plan("--json");
        PlanView view = Json.MAPPER.readValue(first.out(), PlanView.class);
        assertThat(view.services())
                .extracting(PlanView.Service::service)
                .contains("shop", "import");
        assertThat(view.alternatives()).hasSize(4);
        Path earlier = Files.writeString(folder.resolve("earlier.json"), first.out());
        assertThat(plan("--fail-if-worse", earlier.toString()).exit()).isZero();
        Run dearer = plan("--architecture", "x86_64", "--fail-if-worse", earlier.toString());
        assertThat(dearer.exit()).isEqualTo(1);
        assertThat(dearer.err()).contains("The mix costs $");
    }

    @Test
    void csvHasALineForEachService() {
        Run run = plan("--csv");
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out()).startsWith("service,placement,product,dollars_month,");
    }

    @Test
    void aReportIsWritten() {
        Path report = folder.resolve("plan.html");
        assertThat(plan("--report", report.toString()).exit()).isZero();
        assertThat(report).content().contains("shop");
        Run nowhere = plan("--report", folder.resolve("none/plan.html").toString());
        assertThat(nowhere.exit()).isEqualTo(1);
    }

    @Test
    void otherPlatformsHaveOtherPrices() {
        assertThat(plan("--profile", "aws-fargate").out())
                .contains("on AWS Lambda and AWS Fargate");
        assertThat(plan("--purchase", "spot").exit()).isZero();
    }

    @Test
    void aRunningPlatformTakesThePlacements() throws IOException {
        Path program = Files.createDirectory(folder.resolve("shop"));
        Files.writeString(program.resolve("bootstrap"), "#!/bin/sh\n");
        try (FakePlatform platform = new FakePlatform()) {
            assertThat(plan("--apply", "--url", platform.address().toString()).err())
                    .contains("The platform has none of the plan's services");
            assertThat(Run.against(platform, "deploy", program.toString()).exit()).isZero();
            Run run = plan("--apply", "--url", platform.address().toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("1 of the plan's 2 services are on the platform.");
            assertThat(platform.placements.placement("shop")).isNotEqualTo("function");
        }
    }

    /// A request every ten minutes, just about when its environment ends, may not wait for a start.
    @Test
    void environmentsThatAreKeptAreLeftToPeople() throws IOException {
        StringBuilder rows =
                new StringBuilder("time,service,requests,duration_ms,memory_mb,trigger\n");
        for (int minute = 0; minute < 180; minute++) {
            rows.append("2026-03-02T%02d:%02d:00Z".formatted(9 + minute / 60, minute % 60))
                    .append(",shop,%d,50,128,http\n".formatted(minute % 10 == 0 ? 1 : 0));
        }
        Files.writeString(traffic, rows);
        Path program = Files.createDirectory(folder.resolve("shop"));
        Files.writeString(program.resolve("bootstrap"), "#!/bin/sh\n");
        try (FakePlatform platform = new FakePlatform()) {
            assertThat(Run.against(platform, "deploy", program.toString()).exit()).isZero();
            Run run =
                    plan(
                            "--objective",
                            "p50=120ms",
                            "--profile",
                            "aws-fargate",
                            "--apply",
                            "--url",
                            platform.address().toString());
            assertThat(run.out())
                    .contains(
                            "shop should be on AWS Lambda with 1 provisioned, which is yours to set");
        }
    }

    @Test
    void oneServicesStoryIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.json"), plan("--json").out());
        Run story = Run.of("explain", "import", "--plan", file.toString());
        assertThat(story.out()).startsWith("import should be a ");
        assertThat(story.out()).contains("A running copy uses 200 MB.", "function", "split");
        assertThat(Run.of("explain", "imports", "--plan", file.toString()).err())
                .contains("Did you mean import?");
        assertThat(Run.of("explain", "import", "--plan", traffic.toString()).err())
                .contains("is no plan");
    }

    @Test
    void otherProductsAreOptionsOfEachService() throws IOException {
        Run run =
                plan(
                        "--product",
                        "aws-fargate",
                        "--product",
                        "aws-lambda-managed-instances",
                        "--json");
        assertThat(run.err()).isEmpty();
        PlanView.Service shop =
                Json.MAPPER.readValue(run.out(), PlanView.class).services().stream()
                        .filter(one -> one.service().equals("shop"))
                        .findFirst()
                        .orElseThrow();
        assertThat(shop.options())
                .extracting(PlanView.Option::product)
                .contains("AWS Lambda", "Amazon EKS on EC2", "AWS Fargate (Linux)")
                .contains("AWS Lambda Managed Instances");
        assertThat(shop.options()).extracting(PlanView.Option::product).contains(shop.product());
        assertThat(plan("--product", "aws-fargate").out())
                .contains("on AWS Fargate (Linux): the same replicas as on nodes");
        assertThat(plan("--product", "nimbus").err())
                .contains("say one of aws-fargate, aws-lambda-managed-instances");
    }

    @Test
    void jobsArePlannedAndDaemonSetsHoldAPartOfEveryNode() throws IOException {
        Path services =
                Files.writeString(
                        folder.resolve("services.csv"),
                        """
                        service,kind,cpu_m,memory_mb,schedule
                        shop,Deployment,250,256,
                        sweep,CronJob,100,256,*/10 * * * *
                        agent,DaemonSet,300,500,
                        """);
        Run run = plan("--services", "csv:" + services, "--run-duration", "30");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("3 services, 90,006 requests")
                .contains("500 millicores and 800 MB: 4 pods of the cluster and 1 of DaemonSets")
                .contains("duration of a run of a job, for 1 services: 30 s");
        Path file =
                Files.writeString(
                        folder.resolve("jobs.json"),
                        plan("--services", "csv:" + services, "--json").out());
        assertThat(Run.of("explain", "sweep", "--plan", file.toString()).out())
                .contains("It ran 3 times in the traffic's time, for 60 s in the mean.")
                .contains("each run has a pod of its own");
    }

    @Test
    void codeThatStandsInTheWayIsNoFunction() throws IOException {
        Path blocked = Files.writeString(folder.resolve("import.jar"), "connection-websocket\n");
        Path other = Files.writeString(folder.resolve("cart.jar"), "database-pool\n");
        Run run = plan("--assess", blocked.toString(), other.toString(), "--json");
        assertThat(run.err()).contains("The plan has no service cart: NAME=PATH");
        Path file = Files.writeString(folder.resolve("plan.json"), run.out());
        PlanView.Service planned =
                Json.MAPPER.readValue(run.out(), PlanView.class).services().stream()
                        .filter(one -> one.service().equals("import"))
                        .findFirst()
                        .orElseThrow();
        assertThat(planned.placement()).isEqualTo("container");
        assertThat(Run.of("explain", "import", "--plan", file.toString()).out())
                .contains(
                        "It cannot be a function on AWS Lambda: its code stands in the way: shop.Class1 does it (shop.Class1.run:1, connection-websocket).")
                .contains("Its code says of it as a function:\n  blocker: shop.Class1 does it.");
        assertThat(plan("--assess", "shop=" + other).out())
                .contains("as long as its class files let expect");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(Run.of("plan", "--traffic", "cs:" + traffic).err())
                .contains("Did you mean 'csv:'?");
        assertThat(plan("--objective", "p98=1s").err()).contains("An objective is like p99=300ms");
        assertThat(plan("--profile", "nimbus").err())
                .contains("There is no container profile nimbus");
        assertThat(plan("--purchase", "barter").err()).contains("on-demand, spot");
        assertThat(plan("--zone", "Mars").err()).contains("'Mars' is no time zone");
        assertThat(plan("--json", "--csv").exit()).isEqualTo(2);
        assertThat(plan("--prometheus-header", "no value").err()).contains("NAME=VALUE");
        assertThat(plan("--cpu-share", "0").exit()).isEqualTo(2);
        assertThat(Run.of("plan").exit()).isEqualTo(2);
    }
}
