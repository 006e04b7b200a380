package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.service.Contract;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.catalog.Service;
import dev.lungfish.server.code.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/// The catalogs that come of what is declared.
class CatalogTest extends ContractTest {

    private Service service(String name) {
        return server.catalog.get().services().get(name);
    }

    private Revision latest(String name) {
        return service(name).revisions().get(Revision.LATEST);
    }

    private long entries(String directory) throws IOException {
        try (Stream<Path> all = Files.list(data.resolve(directory))) {
            return all.filter(path -> !path.getFileName().toString().startsWith(".")).count();
        }
    }

    @Test
    void holdsAFunctionWithItsUnpackedCode() {
        create("one", r -> r.memorySize(256).timeout(7));

        Revision latest = latest("one");

        assertThat(latest.memoryMegabytes()).isEqualTo(256);
        assertThat(latest.timeoutSeconds()).isEqualTo(7);
        assertThat(latest.contract()).isEqualTo(Contract.HANDLER);
        assertThat(latest.codeDirectory().resolve("index.js"))
                .hasContent("exports.handler = async e => e;");
    }

    @Test
    void holdsAWebProgram() {
        create(
                "web",
                r ->
                        r.environment(
                                e ->
                                        e.variables(
                                                Map.of(
                                                        "LUNGFISH_CONTRACT",
                                                        "web",
                                                        "LUNGFISH_READINESS_PATH",
                                                        "/ready",
                                                        "LUNGFISH_SLOTS",
                                                        "8"))));

        assertThat(latest("web").contract()).isEqualTo(Contract.WEB);
        assertThat(latest("web").web().readinessPath()).isEqualTo("/ready");
        assertThat(latest("web").web().slots()).isEqualTo(8);
    }

    @Test
    void givesEachUpdateANewRevision() {
        create("one", r -> r.publish(true));
        Revision before = latest("one");
        update("one", "exports.a = 2;");
        Revision after = latest("one");

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(service("one").revisions().get("1").id()).isNotIn(before.id(), after.id());
        assertThat(service("one").revisions().get("1").codeDirectory())
                .isEqualTo(before.codeDirectory());
    }

    @Test
    void keepsTheRevisionWhenOnlyTagsChange() {
        create("one");
        String before = latest("one").id();

        lambda.tagResource(r -> r.resource(ARN + "one").tags(Map.of("a", "b")));

        assertThat(latest("one").id()).isEqualTo(before);
    }

    @Test
    void holdsAliasesReservationsAndUrls() {
        create("one", r -> r.publish(true));
        lambda.createAlias(r -> r.functionName("one").name("live").functionVersion("1"));
        lambda.putFunctionConcurrency(r -> r.functionName("one").reservedConcurrentExecutions(5));
        lambda.putProvisionedConcurrencyConfig(
                r -> r.functionName("one").qualifier("live").provisionedConcurrentExecutions(2));
        lambda.createFunctionUrlConfig(r -> r.functionName("one").authType("AWS_IAM"));

        assertThat(service("one").aliases().get("live").version()).isEqualTo("1");
        assertThat(service("one").reservedConcurrency()).isEqualTo(5);
        assertThat(service("one").provisioned()).containsExactly(Map.entry("live", 2));
        assertThat(service("one").urls()).singleElement().matches(u -> u.requiresSignature());
    }

    @Test
    void removesCodeThatNobodyNamesOrHolds() throws IOException {
        create("one");
        create("same-code");
        Packages.Hold environment = server.packages.hold(latest("one").codeDirectory());
        Path code = latest("one").codeDirectory();

        lambda.deleteFunction(r -> r.functionName("one"));
        assertThat(code).isDirectory();
        lambda.deleteFunction(r -> r.functionName("same-code"));
        assertThat(code).isDirectory();
        environment.close();

        assertThat(code).doesNotExist();
        assertThat(entries("packages")).isZero();
        assertThat(entries("code")).isZero();
    }

    @Test
    void removesTheCodeThatAnUpdateReplaces() throws IOException {
        create("one");
        update("one", "exports.a = 2;");

        assertThat(entries("packages")).isEqualTo(1);
        assertThat(entries("code")).isEqualTo(1);
    }

    @Test
    void sweepsLeftoversAndUnpacksWhatIsMissingAtTheStart() throws IOException {
        create("one");
        Path code = latest("one").codeDirectory();
        stop();
        Files.createDirectory(data.resolve("code/.half-unpacked"));
        Files.writeString(data.resolve("packages/" + "0".repeat(64) + ".zip"), "unreferenced");
        Files.delete(code.resolve("index.js"));
        Files.delete(code);
        start();

        waiter().waitUntilFunctionActiveV2(r -> r.functionName("one"));
        assertThat(code.resolve("index.js")).exists();
        assertThat(data.resolve("code/.half-unpacked")).doesNotExist();
        assertThat(entries("packages")).isEqualTo(1);
    }

    @Test
    void changesNothingWhenAnUpdateIsRefused() {
        create("one");
        var before = server.catalog.get();

        refused(
                400,
                "InvalidParameterValueException",
                "Could not unzip uploaded file. Please check your file, then try to upload again.",
                () ->
                        lambda.updateFunctionCode(
                                r ->
                                        r.functionName("one")
                                                .zipFile(SdkBytes.fromUtf8String("nothing"))));

        assertThat(server.catalog.get()).isSameAs(before);
    }
}
