package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class DeployCommandTest {

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
    void createsThenLeavesAloneThenUpdates() throws IOException {
        Path program = nodeFunction("thumbnails");
        assertThat(deploy(program).out())
                .isEqualTo(
                        "thumbnails is at %s (function, created)\n".formatted(url("thumbnails")));
        assertThat(deploy(program).out()).endsWith(", unchanged)\n");
        Files.writeString(program.resolve("index.js"), "exports.handler = async () => 2;");
        assertThat(deploy(program).out()).endsWith(", updated)\n");
        assertThat(deploy(program, "--memory", "1024").out()).endsWith(", updated)\n");
        assertThat(platform.requests)
                .filteredOn(request -> !request.startsWith("GET"))
                .containsExactly(
                        "POST /2015-03-31/functions",
                        "PUT /2015-03-31/functions/thumbnails/code",
                        "PUT /2015-03-31/functions/thumbnails/configuration");
    }

    @Test
    void sendsWhatTheOptionsSay() throws IOException {
        deploy(
                nodeFunction("thumbnails"),
                "--name=small",
                "--runtime=nodejs20.x",
                "--handler=index.resize",
                "--memory=256",
                "--timeout=9",
                "--arch=arm64",
                "--env=BUCKET=a=b",
                "--env=MODE=fast");
        JsonNode sent = platform.functions.get("small").configuration;
        assertThat(sent.path("Runtime").asString()).isEqualTo("nodejs20.x");
        assertThat(sent.path("Handler").asString()).isEqualTo("index.resize");
        assertThat(sent.path("MemorySize").asInt()).isEqualTo(256);
        assertThat(sent.path("Timeout").asInt()).isEqualTo(9);
        assertThat(sent.at("/Architectures/0").asString()).isEqualTo("arm64");
        assertThat(sent.at("/Environment/Variables").toString())
                .contains("\"BUCKET\":\"a=b\"")
                .contains("\"MODE\":\"fast\"");
    }

    @Test
    void deploysAllThatAManifestDeclares() throws IOException {
        nodeFunction("one");
        nodeFunction("two");
        Files.writeString(
                folder.resolve("lungfish.yaml"),
                """
                services:
                  two: {path: two, web: true, slots: 4, readiness-path: /health}
                  one: {path: one, environment: {LEVEL: 3}}
                """);
        Run run = deploy(folder, "--json");
        assertThat(run.exit()).isZero();
        assertThat(FakePlatform.JSON.readTree(run.out()).at("/services/0/name").asString())
                .isEqualTo("two");
        assertThat(platform.functions.get("one").configuration.at("/Environment/Variables/LEVEL"))
                .hasToString("\"3\"");
        JsonNode web = platform.functions.get("two").configuration;
        assertThat(web.path("Handler").asString()).isEqualTo("index.js");
        assertThat(web.at("/Environment/Variables/LUNGFISH_CONTRACT").asString()).isEqualTo("web");
        assertThat(web.at("/Environment/Variables/LUNGFISH_SLOTS").asString()).isEqualTo("4");
        assertThat(web.at("/Environment/Variables/LUNGFISH_READINESS_PATH").asString())
                .isEqualTo("/health");
    }

    @Test
    void placesWhatItHasDeployed() throws IOException {
        Path program = nodeFunction("thumbnails");
        assertThat(deploy(program, "--placement=container", "--min-replicas=2").out())
                .endsWith("(container, created)\n");
        assertThat(platform.placements.settings("thumbnails").minReplicas()).isEqualTo(2);
        assertThat(deploy(program).out()).endsWith("(container, unchanged)\n");
        assertThat(deploy(program, "--placement=container").out())
                .endsWith("(container, unchanged)\n");
        assertThat(deploy(program, "--min-replicas=3").out()).endsWith("(container, updated)\n");
        assertThat(deploy(program, "--placement=function").out()).endsWith("(function, updated)\n");
        assertThat(platform.requests)
                .filteredOn(request -> request.startsWith("PUT"))
                .hasSize(3)
                .allMatch(request -> request.endsWith("/services/thumbnails/placement"));
    }

    @Test
    void placesWhatAManifestDeclares() throws IOException {
        nodeFunction("one");
        Files.writeString(
                folder.resolve("lungfish.yaml"),
                "services: {one: {path: one, placement: split, base-window: 5m, autoscaler: kpa}}");
        JsonNode deployed = FakePlatform.JSON.readTree(deploy(folder, "--json").out());
        assertThat(deployed.at("/services/0/placement").asString()).isEqualTo("split");
        assertThat(platform.placements.settings("one").baseWindowSeconds()).isEqualTo(300);
    }

    @Test
    void saysWhereAServiceStaysThatCannotBePlaced() throws IOException {
        platform.placements.obstacle = "No node has 512 MB free.";
        Run run = deploy(nodeFunction("thumbnails"), "--placement", "container");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "lungfish: thumbnails was not moved and stays a function: No node has 512"
                                + " MB free.\n");
    }

    @Test
    void wrapsAWebJarSoThatItStaysWhole() throws IOException {
        Path jar = Jars.write(folder.resolve("catalogue-1.2.jar"), "shop.Main", "shop/Main.class");
        assertThat(deploy(jar, "--web").exit()).isZero();
        FakePlatform.Function function = platform.functions.get("catalogue");
        assertThat(function.configuration.path("Handler").asString())
                .isEqualTo("catalogue-1.2.jar");
        assertThat(entries(function.zip)).containsExactly("catalogue-1.2.jar");
    }

    @Test
    void sendsAHandlersJarAsItIs() throws IOException {
        Path jar = Jars.write(folder.resolve("orders.jar"), "", "shop/Orders.class");
        assertThat(deploy(jar, "--handler", "shop.Orders::handleRequest").exit()).isZero();
        assertThat(platform.functions.get("orders").zip).isEqualTo(Files.readAllBytes(jar));
    }

    @Test
    void saysWhyAFunctionFailed() throws IOException {
        platform.stateAfterPending = "Failed";
        Run run = deploy(nodeFunction("thumbnails"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("lungfish: thumbnails was not deployed: the handler was not found\n");
    }

    @Test
    void refusesOptionsBesideAManifest() throws IOException {
        Path manifest = Files.writeString(folder.resolve("lungfish.yaml"), "services: {}");
        Run run = deploy(manifest, "--memory", "256");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("declares its services by itself");
    }

    @Test
    void refusesValuesThatNoPlatformTakes() throws IOException {
        Path program = nodeFunction("thumbnails");
        assertThat(deploy(program, "--memory", "64").err())
                .contains("memory must be between 128 and 10240 MB");
        assertThat(deploy(program, "--name", "a b").err()).contains("the name may hold letters");
        assertThat(deploy(program, "--slots", "2").err()).contains("add --web");
        assertThat(deploy(program, "--max-replicas", "0").err()).contains("max-replicas is 0");
        assertThat(platform.requests).isEmpty();
    }

    @Test
    void saysWhatIsNotThere() {
        Run run = deploy(folder.resolve("nothing.jar"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("There is nothing at").contains("nothing.jar");
    }

    private Run deploy(Path path, String... options) {
        List<String> arguments = new ArrayList<>(List.of("deploy", path.toString()));
        arguments.addAll(List.of(options));
        return Run.against(platform, arguments.toArray(String[]::new));
    }

    private Path nodeFunction(String name) throws IOException {
        Path program = Files.createDirectory(folder.resolve(name));
        Files.writeString(program.resolve("index.js"), "exports.handler = async () => 1;");
        return program;
    }

    private String url(String name) {
        return "http://%s.localhost:%d/".formatted(name, platform.address().getPort());
    }

    private static List<String> entries(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
