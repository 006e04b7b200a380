package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.assessor.output.AssessmentView;
import dev.lungfish.assessor.surroundings.Surroundings;
import dev.lungfish.assessor.surroundings.Tie;
import dev.lungfish.cli.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lungfish assess` as a person or a script uses it.
class AssessCommandTest {

    @TempDir private Path folder;

    private final FakeAssessors assessors = new FakeAssessors();
    private String orders;
    private String quotes;

    @BeforeEach
    void writePrograms() throws IOException {
        orders =
                write(
                        "orders.jar",
                        """
                        database-pool
                        connection-websocket
                        cache-library
                        cache-library
                        cache-library
                        cache-library
                        """);
        quotes = write("quotes.jar", "");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Run assess(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "assess";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Run.of(parts(), arguments);
    }

    private CommandLines.Parts parts() {
        return new CommandLines.Parts(
                _ -> {
                    throw new AssertionError("no platform is to be started");
                },
                assessors);
    }

    @Test
    void aPageBeginsWithTheConclusion() {
        Run run = assess(orders);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("orders: stay a container\nIt should stay a container.\n")
                .contains(
                        "1,200 classes, 34 libraries, 3.2 MB. The limits are those of AWS Lambda.")
                .containsSubsequence(
                        "BLOCKER  About connection-websocket (connection-websocket)",
                        "  shop.Class2.run:2: shop.Class2 does it.",
                        "    Answering a request: Step1.call:1 > Step2.call:2 > 3 more calls > Step6.call:6 >",
                        "  As a function (blocker): It stops on demand.",
                        "  What to do: Move it.",
                        "CHANGE   About cache-library (cache-library), 4 places",
                        "  and 1 more place (--all)",
                        "COST     About database-pool",
                        "It probably starts in 1.5 s on a plain JVM, 700 ms with an AOT cache, 250 ms from a snapshot.")
                .doesNotContain("shop.Class6");
    }

    @Test
    void allShowsEveryPlaceAndCall() {
        assertThat(assess(orders, "--all").out())
                .contains("shop.Class6", "shop.Step4.call:4", "As a container (note): It works.")
                .doesNotContain("more place");
    }

    @Test
    void severalServicesHaveALineEach() {
        List<String> lines = assess(orders, quotes).out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("SERVICE  AS A FUNCTION     BEST AS");
        assertThat(lines.get(1)).startsWith("orders   stay a container  container");
        assertThat(lines.get(2)).startsWith("quotes   as it is          function ");
        assertThat(assess(orders, quotes, "--details").out())
                .contains("\n\norders: stay a container\n", "\n\nquotes: as it is\n");
    }

    @Test
    void whatCannotBeReadDoesNotKeepTheOthersFromIt() throws IOException {
        Run run = assess(write("bad.jar", "damaged"), quotes);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("quotes");
        assertThat(run.err())
                .contains("bad.jar: It is no zip file. Build it again.")
                .contains("lungfish: 1 of 2 could not be assessed.");
    }

    @Test
    void aFaultOfOursStopsOneServiceAndNoOther() throws IOException {
        String fault = write("fault.jar", "fault");
        Run run = assess(orders, fault, write("deep.jar", "deep"), quotes);
        String sentence =
                "Lungfish cannot assess it, which is a fault of Lungfish"
                        + " (java.lang.IllegalStateException: no such register)."
                        + " Please report it with what --verbose prints.";
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines().map(line -> line.split(" ", 2)[0]))
                .containsExactly("SERVICE", "orders", "fault", "deep", "quotes");
        assertThat(run.out())
                .contains("fault    not assessed: " + sentence)
                .contains("deep     not assessed: Lungfish cannot assess it")
                .contains("StackOverflowError");
        assertThat(run.err())
                .contains("fault.jar: " + sentence)
                .contains("lungfish: 2 of 4 could not be assessed.")
                .doesNotContain("\tat ");
        Run verbose = Run.of(parts(), "--verbose", "assess", orders, fault);
        assertThat(verbose.err()).contains("no such register", "\tat ", "FakeAssessors.assess");
        AssessmentView view =
                Json.MAPPER.readValue(assess(fault, quotes, "--json").out(), AssessmentView.class);
        assertThat(view.unassessed())
                .extracting(Unassessed::toString)
                .containsExactly("fault.jar: " + sentence);
        assertThat(view.services()).hasSize(1);
    }

    @Test
    void jsonIsReadBack() {
        AssessmentView view =
                Json.MAPPER.readValue(assess(orders, quotes, "--json").out(), AssessmentView.class);
        assertThat(view.services())
                .extracting(AssessmentView.Service::service, AssessmentView.Service::answer)
                .containsExactly(tuple("orders", "stay-container"), tuple("quotes", "as-it-is"));
    }

    @Test
    void filesAreWritten() {
        Path sarif = folder.resolve("assess.sarif");
        Path report = folder.resolve("assess.html");
        Run run =
                assess(
                        orders,
                        "--sarif",
                        sarif.toString(),
                        "--source-root",
                        "app/src",
                        "--report",
                        report.toString());
        assertThat(run.exit()).isZero();
        assertThat(sarif).content().contains("app/src/shop/Class2.java");
        assertThat(report).content().contains("<h1>orders: stay a container</h1>");
        Run nowhere = assess(orders, "--report", folder.resolve("none/a.html").toString());
        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.out()).isEmpty();
        assertThat(nowhere.err()).contains("there is no folder");
    }

    @Test
    void findingsCanFailARun() {
        Run run = assess(orders, quotes, "--fail-on", "change");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("5 findings of change, or worse, in 1 service.");
        assertThat(assess(quotes, "--fail-on", "note").exit()).isZero();
        assertThat(assess(orders, "--fail-on", "blocker").exit()).isEqualTo(1);
    }

    @Test
    void whatIsAcceptedFailsNothing() throws IOException {
        String accepted =
                write(
                        "accepted.yaml",
                        """
                        suppressions:
                          - rule: connection-websocket
                            reason: The gateway holds them.
                          - rule: cache-library
                            where: shop
                            reason: Prices change once a year.
                          - rule: database-pool
                            service: quotes
                            reason: The pool is small.
                        """);
        Run run = assess(orders, "--suppress", accepted, "--fail-on", "change");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("5 findings are accepted (--all shows them).");
        assertThat(run.err())
                .isEqualTo(
                        accepted
                                + ":7: nothing was found of database-pool of quotes: take it out.\n");
        assertThat(assess(orders, "--suppress", accepted, "--all").out())
                .contains("cache-library, shop.Class3.run:3: Prices change once a year.");
    }

    @Test
    void rulesAreListed() {
        assertThat(assess("--rules").out())
                .contains("cache-library", "change", "https://docs.example.org/cache-library");
        assertThat(assess("--rules", "--json").out())
                .contains("\"id\":\"database-pool\"", "\"severity\":\"cost\"");
    }

    @Test
    void trafficAndManifestsAreFactsAboutAService() throws IOException {
        String traffic =
                write(
                        "traffic.csv",
                        """
                        time,service,requests,duration_ms
                        2026-03-02T09:00:00Z,shop,60,1000
                        2026-03-02T09:01:00Z,shop,120,1000
                        """);
        String manifest =
                write(
                        "shop.yaml",
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: shop}
                        spec:
                          replicas: 3
                          template:
                            spec:
                              hostNetwork: true
                              volumes:
                                - {name: data, persistentVolumeClaim: {claimName: shop-data}}
                                - {name: scratch, emptyDir: {sizeLimit: 2Gi}}
                              containers:
                                - name: shop
                                  image: shop:1
                                  resources:
                                    requests: {memory: 12Gi, cpu: 500m}
                                    limits: {nvidia.com/gpu: 1}
                                - {name: proxy, image: "envoy:1"}
                        """);
        Run run = assess("shop=" + orders, "--traffic", "csv:" + traffic, "--manifest", manifest);
        assertThat(run.err()).isEmpty();
        Surroundings known = assessors.surroundings.get("shop");
        assertThat(known.traffic().requests()).isEqualTo(180);
        assertThat(known.traffic().meanInFlight()).isCloseTo(1.5, within(1e-6));
        assertThat(known.traffic().busiestInFlight()).isCloseTo(2, within(1e-6));
        assertThat(known.pod().megabytes()).isEqualTo(12_288);
        assertThat(known.pod().leastReplicas()).isEqualTo(3);
        assertThat(known.pod().ties())
                .containsExactly(
                        new Tie(Tie.Kind.HOST_NAMESPACE, "hostNetwork", "", manifest, 8),
                        new Tie(Tie.Kind.KEPT_VOLUME, "data", "shop-data", manifest, 10),
                        new Tie(Tie.Kind.EMPTY_VOLUME, "scratch", "2048", manifest, 11),
                        new Tie(Tie.Kind.DEVICE, "nvidia.com/gpu", "1", manifest, 15),
                        new Tie(Tie.Kind.SIDECAR, "proxy", "envoy:1", manifest, 18));
    }

    @Test
    void aServiceOfAnotherNameIsTold() throws IOException {
        String traffic =
                write(
                        "traffic.csv",
                        """
                        time,service,requests
                        2026-03-02T09:00:00Z,shop,60
                        2026-03-02T09:01:00Z,shop,60
                        """);
        assertThat(assess(orders, "--traffic", "csv:" + traffic).err())
                .contains("has no traffic of orders; NAME=PATH names a service");
        assertThat(assessors.surroundings.get("orders")).isEqualTo(Surroundings.NONE);
    }

    @Test
    void aClassPathIsOneService() {
        Run run = assess("--class-path", orders + ":" + quotes, "--name", "shop");
        assertThat(run.out()).startsWith("shop: stay a container");
        assertThat(assess("--class-path", ":").err()).contains("The class path is empty");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        assertThat(assess().exit()).isEqualTo(2);
        assertThat(assess().err()).contains("Name what to read");
        assertThat(assess(orders, quotes, "--name", "shop").err()).contains("NAME=PATH for each");
        assertThat(assess(orders, orders).err()).contains("Several services are called orders");
        assertThat(assess("nothing.jar").err()).contains("There is no file or folder nothing.jar");
        assertThat(assess(orders, "--profile", "nimbus").err())
                .contains("There is no platform profile nimbus");
        assertThat(assess(orders, "--traffic", "cs:x").err()).contains("Did you mean 'csv:'?");
        assertThat(assess(orders, "--manifest", "nowhere.yaml").err())
                .contains("There is no file or folder nowhere.yaml");
        assertThat(assess(orders, "--fail-on", "woe").exit()).isEqualTo(2);
        assertThat(assess(orders, "--suppress", "none.yaml").err())
                .contains("There is no file none.yaml");
        String typo =
                write(
                        "typo.yaml",
                        "suppressions:\n  - {rule: cache-libary, reason: It is fine.}\n");
        assertThat(assess(orders, "--suppress", typo).err())
                .contains("typo.yaml:2:", "cache-library");
    }
}
