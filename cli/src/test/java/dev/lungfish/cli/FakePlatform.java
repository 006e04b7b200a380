package dev.lungfish.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lungfish.server.api.Bill;
import dev.lungfish.server.api.EnvironmentCounts;
import dev.lungfish.server.api.ServiceList;
import dev.lungfish.server.api.ServiceRow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A platform in memory: it keeps functions as the Lambda API does, and answers every request with what was sent.
final class FakePlatform implements PlatformStarter.Running {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final String FUNCTIONS = "/2015-03-31/functions";

    /// As many connections as a burst of the demo opens at once may wait; beyond the JDK's fifty they would break off.
    private static final int BACKLOG = 4096;

    /// One deployed function.
    static final class Function {
        final ObjectNode configuration;
        byte[] zip;
        final AtomicLong invocations = new AtomicLong();

        Function(ObjectNode configuration, byte[] zip) {
            this.configuration = configuration;
            this.zip = zip;
        }
    }

    final Map<String, Function> functions = new ConcurrentSkipListMap<>();

    /// Method and path of every request, in order.
    final List<String> requests = new CopyOnWriteArrayList<>();

    /// What a function answers with from now on, instead of what it was sent.
    volatile String functionError = "";

    /// The state that functions go to when they are no longer pending.
    volatile String stateAfterPending = "Active";

    final FakePlacements placements = new FakePlacements();

    private final HttpServer server;

    FakePlatform() throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    boolean isClosed() {
        try (var socket = new java.net.Socket()) {
            socket.connect(server.getAddress());
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String host = exchange.getRequestHeaders().getFirst("Host");
            if (host.contains(".localhost")) {
                invoke(exchange, host.substring(0, host.indexOf('.')), body);
            } else if (path.startsWith(FUNCTIONS)) {
                function(exchange, path.substring(FUNCTIONS.length()).split("/"), body);
            } else {
                own(exchange, path, body);
            }
        }
    }

    private void own(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (path.endsWith("/placement")) {
            placement(exchange, path.split("/", -1)[4], body);
            return;
        }
        switch (path) {
            case "/lungfish/v1/services" -> answer(exchange, 200, new ServiceList(rows()));
            case "/lungfish/v1/bill" -> answer(exchange, 200, bill());
            default ->
                    answer(
                            exchange,
                            200,
                            "START %s %s\n"
                                    .formatted(path, exchange.getRequestURI().getQuery())
                                    .getBytes(UTF_8));
        }
    }

    private void placement(HttpExchange exchange, String service, byte[] body) throws IOException {
        if (!functions.containsKey(service)) {
            answer(exchange, 404, Map.of("Message", "There is no service " + service + "."));
        } else if (exchange.getRequestMethod().equals("PUT")) {
            try {
                answer(exchange, 202, placements.move(service, JSON.readTree(body)));
            } catch (JacksonException refused) {
                answer(exchange, 400, Map.of("Message", refused.getCause().getMessage()));
            }
        } else {
            answer(exchange, 200, placements.view(service));
        }
    }

    private List<ServiceRow> rows() {
        List<ServiceRow> rows = new ArrayList<>();
        functions.forEach(
                (name, function) ->
                        rows.add(
                                new ServiceRow(
                                        name,
                                        "handler",
                                        function.configuration.path("Runtime").asString(),
                                        placements.placement(name),
                                        "http://%s.localhost:%d/"
                                                .formatted(name, server.getAddress().getPort()),
                                        function.configuration.path("MemorySize").asInt(),
                                        function.invocations.get(),
                                        1,
                                        0,
                                        0,
                                        1_500,
                                        72_000,
                                        new EnvironmentCounts(0, 1, 2),
                                        placements.replicas(name),
                                        function.invocations.get() * 233)));
        return rows;
    }

    private static Bill bill() {
        return Bills.onDemand();
    }

    private void function(HttpExchange exchange, String[] path, byte[] body) throws IOException {
        String method = exchange.getRequestMethod();
        if (path.length < 2) {
            create(exchange, (ObjectNode) JSON.readTree(body));
            return;
        }
        Function function = functions.get(path[1]);
        String operation = method + " " + (path.length > 2 ? path[2] : "");
        if (function == null) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", "ResourceNotFoundException");
            answer(
                    exchange,
                    404,
                    Map.of("Type", "User", "Message", "Function not found: " + path[1]));
            return;
        }
        switch (operation) {
            case "GET configuration" -> {
                ObjectNode shown = function.configuration.deepCopy();
                function.configuration.put("State", stateAfterPending);
                answer(exchange, 200, shown);
            }
            case "PUT code" -> {
                code(function, JSON.readTree(body));
                answer(exchange, 200, function.configuration);
            }
            case "PUT configuration" -> {
                function.configuration.setAll((ObjectNode) JSON.readTree(body));
                answer(exchange, 200, function.configuration);
            }
            case "DELETE " -> {
                functions.remove(path[1]);
                answer(exchange, 204, new byte[0]);
            }
            case "POST invocations" -> invoke(exchange, path[1], body);
            default -> answer(exchange, 501, Map.of("message", operation));
        }
    }

    private void create(HttpExchange exchange, ObjectNode request) throws IOException {
        JsonNode code = request.remove("Code");
        Function function = new Function(request, new byte[0]);
        request.put("State", "Pending");
        request.put("StateReason", "the handler was not found");
        request.put("LastUpdateStatus", "Successful");
        code(function, code);
        functions.put(request.path("FunctionName").asString(), function);
        answer(exchange, 201, request);
    }

    private static void code(Function function, JsonNode code) {
        function.zip = Base64.getDecoder().decode(code.path("ZipFile").asString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(function.zip);
            function.configuration.put("CodeSha256", Base64.getEncoder().encodeToString(hash));
        } catch (java.security.NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private void invoke(HttpExchange exchange, String name, byte[] body) throws IOException {
        functions.get(name).invocations.incrementAndGet();
        exchange.getResponseHeaders().add("X-Amz-Executed-Version", "$LATEST");
        if ("Tail".equals(exchange.getRequestHeaders().getFirst("X-Amz-Log-Type"))) {
            String log = Base64.getEncoder().encodeToString("END RequestId: 1\n".getBytes(UTF_8));
            exchange.getResponseHeaders().add("X-Amz-Log-Result", log);
        }
        if (functionError.isEmpty()) {
            answer(exchange, 200, body.length == 0 ? "{}".getBytes(UTF_8) : body);
        } else {
            exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
            answer(exchange, 200, functionError.getBytes(UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = body instanceof byte[] raw ? raw : JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
