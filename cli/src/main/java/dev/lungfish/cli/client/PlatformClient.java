package dev.lungfish.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lungfish.server.api.Bill;
import dev.lungfish.server.api.PlacementView;
import dev.lungfish.server.api.ServiceList;
import dev.lungfish.server.api.ServiceRow;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The calls that the commands make. All of them end in a [dev.lungfish.cli.terminal.Failure] with the
/// platform's own sentence where it refuses.
public final class PlatformClient {

    private static final String FUNCTIONS = "/2015-03-31/functions";
    private static final String ROLE = "arn:aws:iam::000000000000:role/lungfish";
    private static final byte[] NOTHING = new byte[0];

    private final Transport transport;

    PlatformClient(Transport transport) {
        this.transport = transport;
    }

    /// The client of the platform at `platform`.
    ///
    /// @param environment where AWS credentials are looked for; with them, requests are signed
    public static PlatformClient at(URI platform, Map<String, String> environment) {
        return new PlatformClient(new Transport(platform, Signer.of(environment)));
    }

    public URI platform() {
        return transport.platform();
    }

    public List<ServiceRow> services() {
        return get("/lungfish/v1/services").orFail().as(Json.MAPPER, ServiceList.class).services();
    }

    public Bill bill() {
        return get("/lungfish/v1/bill").orFail().as(Json.MAPPER, Bill.class);
    }

    /// Where a service runs.
    public PlacementView placement(String name) {
        return get(placementPath(name)).orFail().as(Json.MAPPER, PlacementView.class);
    }

    /// Begins to move a service; what the platform says at once.
    public PlacementView place(String name, Map<String, Object> change) {
        return json("PUT", placementPath(name), change, Transport.UNWATCHED)
                .orFail()
                .as(Json.MAPPER, PlacementView.class);
    }

    /// Writes the last `tail` lines of a service's log to `out`; with `follow`, goes on as long as it grows.
    public void logs(String name, int tail, boolean follow, Writer out) {
        transport.stream(
                "/lungfish/v1/services/%s/logs?tail=%d&follow=%s"
                        .formatted(encode(name), tail, follow),
                out);
    }

    public Invocation invoke(
            String name, @Nullable String qualifier, boolean withLog, byte[] payload) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Amz-Log-Type", withLog ? "Tail" : "None");
        String query = qualifier == null ? "" : "?Qualifier=" + encode(qualifier);
        Answer answer =
                transport
                        .send("POST", path(name) + "/invocations" + query, headers, payload)
                        .orFail();
        String log = answer.header("x-amz-log-result");
        return new Invocation(
                answer.status(),
                answer.header("x-amz-executed-version"),
                answer.header("x-amz-function-error"),
                log == null ? null : new String(Base64.getDecoder().decode(log), UTF_8),
                answer.body());
    }

    public Optional<FunctionState> find(String name) {
        Answer answer = get(path(name) + "/configuration");
        return answer.status() == 404 ? Optional.empty() : Optional.of(state(answer.orFail()));
    }

    public void create(FunctionSettings settings, byte[] zip, LongConsumer watcher) {
        Map<String, Object> body = new HashMap<>(configuration(settings));
        body.put("FunctionName", settings.name());
        body.put("Role", ROLE);
        body.put("PackageType", "Zip");
        body.put("Architectures", List.of(settings.architecture()));
        body.put("Code", Map.of("ZipFile", zip));
        json("POST", FUNCTIONS, body, watcher).orFail();
    }

    public void updateCode(FunctionSettings settings, byte[] zip, LongConsumer watcher) {
        json(
                        "PUT",
                        path(settings.name()) + "/code",
                        Map.of("ZipFile", zip, "Architectures", List.of(settings.architecture())),
                        watcher)
                .orFail();
    }

    public void updateConfiguration(FunctionSettings settings) {
        json(
                        "PUT",
                        path(settings.name()) + "/configuration",
                        configuration(settings),
                        Transport.UNWATCHED)
                .orFail();
    }

    public void delete(String name) {
        transport.send("DELETE", path(name), Map.of(), NOTHING).orFail();
    }

    private static Map<String, Object> configuration(FunctionSettings settings) {
        return Map.of(
                "Runtime", settings.runtime(),
                "Handler", settings.handler(),
                "MemorySize", settings.memoryMegabytes(),
                "Timeout", settings.timeoutSeconds(),
                "Environment", Map.of("Variables", settings.environment()));
    }

    private Answer get(String path) {
        return transport.send("GET", path, Map.of(), NOTHING);
    }

    private Answer json(
            String method, String path, Map<String, Object> body, LongConsumer watcher) {
        return transport.send(
                method,
                path,
                Map.of("Content-Type", "application/json"),
                Json.MAPPER.writeValueAsBytes(body),
                watcher);
    }

    private static FunctionState state(Answer answer) {
        return answer.as(Json.LAMBDA, FunctionState.class);
    }

    private static String placementPath(String name) {
        return "/lungfish/v1/services/%s/placement".formatted(encode(name));
    }

    private static String path(String name) {
        return FUNCTIONS + "/" + encode(name);
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }
}
