package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.lambda.model.Runtime;

/// Web programs on servers that others wrote: under each placement, and moved while they are called.
@ExtendWith(OnPlatform.class)
final class RealProgramsTest {

    /// Which, and how it is started. All serve the same pages.
    enum Application {
        SPRING_BOOT(Packages.SPRING_WEB, "java25", "receipts.jar", "/"),
        QUARKUS(Packages.QUARKUS_WEB, "java25", "quarkus-run.jar", "/"),
        WIREMOCK(Packages.WIREMOCK, "provided.al2023", "start", "/__admin/health");

        private final Path file;
        private final String runtime;
        private final String program;
        private final String readinessPath;

        Application(Path file, String runtime, String program, String readinessPath) {
            this.file = file;
            this.runtime = runtime;
            this.program = program;
            this.readinessPath = readinessPath;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProgramServesWhereverItIsPlaced(Application application, Functions functions)
            throws Exception {
        Hosted service = Hosted.of(functions.platform(), deploy(application, functions));
        assertServes(service);
        try (var load = Load.start(1, id -> assertReceipt(service, id))) {
            for (String placement : List.of("container", "split", "function")) {
                service.move(placement);
                load.more(10);
            }
            load.end();
        }
        assertServes(service);
    }

    private static String deploy(Application application, Functions functions) {
        return functions.create(
                function ->
                        function.runtime(Runtime.fromValue(application.runtime))
                                .handler(application.program)
                                .timeout(30)
                                .code(Functions.code(application.file)),
                Map.of(
                        "LUNGFISH_CONTRACT", "web",
                        "LUNGFISH_READINESS_PATH", application.readinessPath,
                        "LUNGFISH_SLOTS", "4",
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JDK_JAVA_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
    }

    private static void assertServes(Hosted service) throws Exception {
        assertReceipt(service, "lamp");
        var greeting = service.site().get("/greetings/red%20mug?times=1");
        assertThat(greeting.statusCode()).as(greeting.body()).isEqualTo(200);
        assertThat(greeting.body()).isEqualTo("Hello, red mug!");
        assertThat(order(service, "lamp", 0).statusCode()).isEqualTo(422);
        assertThat(service.site().get("/nowhere").statusCode()).isEqualTo(404);
    }

    private static void assertReceipt(Hosted service, String item) throws Exception {
        var receipt = order(service, item, 3);
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        assertThat(Json.parse(receipt.body()))
                .isEqualTo(Json.parse("{'item':'%s','totalCents':3750}".formatted(item)));
    }

    private static HttpResponse<String> order(Hosted service, String item, int quantity)
            throws Exception {
        String order = "{'item':'%s','quantity':%d,'priceCents':1250}".formatted(item, quantity);
        return service.site()
                .send(
                        "/receipts",
                        r ->
                                r.header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(Json.of(order))));
    }
}
