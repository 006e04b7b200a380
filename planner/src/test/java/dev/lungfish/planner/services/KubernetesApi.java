package dev.lungfish.planner.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// Answers Kubernetes' list requests over HTTP with the objects of manifests. Requests can be set to be refused.
final class KubernetesApi implements AutoCloseable {

    private static final Map<String, String> PLURALS =
            Map.of(
                    "deployments", "Deployment",
                    "statefulsets", "StatefulSet",
                    "services", "Service",
                    "horizontalpodautoscalers", "HorizontalPodAutoscaler",
                    "poddisruptionbudgets", "PodDisruptionBudget");

    private final HttpServer server;
    private final Map<String, List<Map<String, Object>>> objects = new HashMap<>();
    private Predicate<String> refused = path -> false;
    private int refusal = 403;

    KubernetesApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    void load(Path file) throws IOException {
        for (String document : Files.readString(file).split("(?m)^---", -1)) {
            add(document);
        }
    }

    void add(String document) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(document);
        if (loaded instanceof Map<?, ?> map) {
            Map<String, Object> object = new HashMap<>();
            map.forEach((key, value) -> object.put(key.toString(), value));
            objects.computeIfAbsent(map.get("kind").toString(), _ -> new ArrayList<>()).add(object);
        }
    }

    void refuse(int status, Predicate<String> paths) {
        refusal = status;
        refused = paths;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A kube-config with one context.
    Path kubeConfig(Path file, String context) throws IOException {
        return Files.writeString(
                file,
                """
                apiVersion: v1
                kind: Config
                current-context: %1$s
                clusters: [{name: c, cluster: {server: "%2$s"}}]
                users: [{name: u, user: {token: secret}}]
                contexts: [{name: %1$s, context: {cluster: c, user: u, namespace: shop}}]
                """
                        .formatted(context, url()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean refuse = refused.test(path);
        String plural = path.substring(path.lastIndexOf('/') + 1);
        Map<String, Object> answer =
                refuse
                        ? Map.of(
                                "kind",
                                "Status",
                                "apiVersion",
                                "v1",
                                "code",
                                refusal,
                                "message",
                                "no")
                        : list(plural, namespace(path));
        byte[] body = JsonMapper.shared().writeValueAsString(answer).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(refuse ? refusal : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String namespace(String path) {
        String[] parts = path.split("/namespaces/", 2);
        return parts.length == 1 ? "" : parts[1].replaceFirst("/.*", "");
    }

    private Map<String, Object> list(String plural, String namespace) {
        String kind = PLURALS.getOrDefault(plural.toLowerCase(Locale.ROOT), "");
        List<Map<String, Object>> items =
                objects.getOrDefault(kind, List.of()).stream()
                        .filter(
                                object ->
                                        namespace.isEmpty()
                                                || object.get("metadata")
                                                        .toString()
                                                        .contains(namespace))
                        .toList();
        return Map.of(
                "kind", kind + "List", "apiVersion", "v1", "metadata", Map.of(), "items", items);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
