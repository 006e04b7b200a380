package dev.lungfish.benchmarks.platform;

import dev.lungfish.core.service.Placement;
import dev.lungfish.server.api.Bill;
import dev.lungfish.server.api.BillRow;
import dev.lungfish.server.api.PlacementView;
import dev.lungfish.server.api.PlacementView.MoveView;
import dev.lungfish.server.api.ServiceList;
import dev.lungfish.server.api.ServiceRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// Lungfish's own API: where services run, and what they cost. Anything but success is an [IOException].
public final class ServicesApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final Duration LONGEST_MOVE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;

    ServicesApi(String url) {
        this.root = url + "/lungfish/v1/";
    }

    /// Moves a service and waits until that is done.
    ///
    /// @param settings of its replicas, which may name only some
    /// @throws IOException also if it could not be moved
    public MoveView move(String service, Placement to, Map<String, Object> settings)
            throws IOException, InterruptedException {
        byte[] body =
                JSON.writeValueAsBytes(Map.of("placement", to.wireName(), "settings", settings));
        send(request(placement(service)).PUT(BodyPublishers.ofByteArray(body)));
        long deadline = System.nanoTime() + LONGEST_MOVE.toNanos();
        MoveView move = lastMove(service);
        while (move.endedMillis() == 0) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the move of " + service + " has no end: " + move);
            }
            Thread.sleep(POLL);
            move = lastMove(service);
        }
        if (!move.state().equals("done")) {
            throw new IOException(service + " could not be moved: " + move.reason());
        }
        return move;
    }

    private MoveView lastMove(String service) throws IOException, InterruptedException {
        String view = send(request(placement(service)).GET());
        return Objects.requireNonNull(
                JSON.readValue(view, PlacementView.class).move(), "no move is known");
    }

    /// One service, live.
    public ServiceRow service(String name) throws IOException, InterruptedException {
        String services = send(request(root + "services").GET());
        return JSON.readValue(services, ServiceList.class).services().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no service " + name));
    }

    /// What one service has cost so far, in billionths of a dollar.
    public long costNanoDollars(String service) throws IOException, InterruptedException {
        String bill = send(request(root + "bill").GET());
        return JSON.readValue(bill, Bill.class).rows().stream()
                .filter(row -> row.service().equals(service))
                .mapToLong(BillRow::totalNanoDollars)
                .sum();
    }

    private String placement(String service) {
        return root + "services/" + service + "/placement";
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST_CALL);
    }

    private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s answered %d: %s"
                            .formatted(
                                    request.method(),
                                    request.uri(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        return answer.body();
    }
}
