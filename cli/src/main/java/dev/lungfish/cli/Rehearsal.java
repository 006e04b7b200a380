package dev.lungfish.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// Goes through what the commands do, against a stand-in that answers every request alike. The build runs
/// it to record which classes a start needs, for the JDK's AOT cache.
final class Rehearsal {

    private static final String ANSWER =
            """
            {"services": [{"name": "a", "contract": "handler", "runtime": "java25", "placement": "function", "url": "http://a/",
              "memoryMegabytes": 128, "invocations": 1, "coldStarts": 1, "errors": 0, "throttles": 0,
              "p50Micros": 1, "p99Micros": 1, "environments": {"starting": 0, "busy": 0, "idle": 1},
              "replicas": {"wanted": 1, "ready": 1, "existing": 1, "busySlots": 0, "waiting": 0, "note": ""},
              "costNanoDollars": 1}],
             "month": "2026-11", "profile": "aws-lambda", "containerProfile": "aws-fargate",
             "rows": [{"service": "a", "requests": 1, "billedMillis": 1, "megabyteMillis": 128,
              "requestNanoDollars": 1, "computeNanoDollars": 1, "onDemandNanoDollars": 2, "replicaStarts": 0,
              "replicaMillis": 0, "heldCpuMilliMillis": 0, "heldMegabyteMillis": 0, "alwaysOnNanoDollars": 0,
              "idleNanoDollars": 0, "meteredMillis": 1, "hourlyNanoDollars": 2, "totalNanoDollars": 2}],
             "capacityNanoDollars": 0, "idleNanoDollars": 0, "clusterNanoDollars": 0, "unassignedNanoDollars": 0,
             "meteredMillis": 1, "hourlyNanoDollars": 2, "totalNanoDollars": 2,
             "service": "a", "placement": "container",
             "settings": {"minReplicas": 1, "maxReplicas": 10, "slots": null, "cpuMillis": null, "autoscaler": "hpa",
              "metric": "concurrency", "targetPercent": 70, "maxSurge": 1, "maxUnavailable": 0,
              "queueLength": 1000, "queueSeconds": 10, "drainSeconds": 30, "startupSeconds": 60,
              "baseWindowSeconds": 600, "livenessPath": null, "network": "platform"},
             "replicas": {"wanted": 1, "ready": 1, "existing": 1, "busySlots": 0, "waiting": 0, "note": ""},
             "move": {"from": "function", "to": "container", "state": "done", "reason": "",
              "startedMillis": 1, "swappedMillis": 2, "endedMillis": 3},
             "FunctionName": "a", "Runtime": "provided.al2023", "Handler": "bootstrap", "CodeSha256": "",
             "MemorySize": 512, "Timeout": 30, "Architectures": ["x86_64"],
             "Environment": {"Variables": {}}, "State": "Active", "LastUpdateStatus": "Successful"}
            """;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("lungfish-rehearsal");
        Path program = Files.writeString(folder.resolve("bootstrap"), "#!/bin/sh\n");
        Path manifest =
                Files.writeString(folder.resolve("services.yaml"), "services: {a: {path: .}}\n");
        Path fleet = Path.of(System.getProperty("lungfish.home"), "examples", "fleet-500");
        HttpServer standIn =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        standIn.createContext("/", Rehearsal::answer);
        standIn.start();
        try {
            String url = "http://127.0.0.1:" + standIn.getAddress().getPort();
            Main.run("--version");
            Main.run("--help");
            Main.run("list", "--url", url);
            Main.run("list", "--json", "--url", url);
            Main.run("bill", "--url", url);
            Main.run("logs", "a", "--url", url);
            Main.run("invoke", "a", "--url", url);
            Main.run("deploy", manifest.toString(), "--url", url);
            Main.run("move", "a", "--to", "container", "--url", url);
            Main.run(
                    "plan",
                    "--traffic",
                    "azure:" + fleet.resolve("azure"),
                    "--services",
                    "csv:" + fleet.resolve("production.csv"));
            Main.run("remove", "a", "--url", url);
            Main.run("remove", "--nonsense");
        } finally {
            standIn.stop(0);
            Files.delete(manifest);
            Files.delete(program);
            Files.delete(folder);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = ANSWER.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
