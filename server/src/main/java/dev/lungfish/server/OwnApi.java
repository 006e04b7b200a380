package dev.lungfish.server;

import dev.lungfish.server.api.Bill;
import dev.lungfish.server.api.BillRow;
import dev.lungfish.server.api.ServiceList;
import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.ApiRequest;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.http.BlockingExchange;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.Exchange;
import dev.lungfish.server.http.NoBody;
import dev.lungfish.server.lambda.ControlApi;
import dev.lungfish.server.metrics.Exposition;
import dev.lungfish.server.metrics.Metrics;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// Lungfish's own API under `/lungfish/v1/`, and `/metrics`: what the command line and Prometheus show.
final class OwnApi {

    static final String PREFIX = "/lungfish/v1/";

    private static final String SERVICES = PREFIX + "services";
    private static final String LOGS = "/logs";
    private static final String PLACEMENT = "/placement";
    private static final int MOST_REQUEST_BYTES = 64 * 1024;

    private final ServiceTable services;
    private final Metrics metrics;
    private final LogExchange.Logs logs;
    private final Supplier<Bill> bill;
    private final ControlApi control;
    private final PlacementApi placements;
    private final Executor blocking;
    private final JsonMapper json = JsonMapper.shared();

    OwnApi(
            ServiceTable services,
            Metrics metrics,
            LogExchange.Logs logs,
            Supplier<Bill> bill,
            ControlApi control,
            PlacementApi placements,
            Executor blocking) {
        this.services = services;
        this.metrics = metrics;
        this.logs = logs;
        this.bill = bill;
        this.control = control;
        this.placements = placements;
        this.blocking = blocking;
    }

    Exchange open(HttpRequest head, Caller caller) {
        QueryStringDecoder uri = new QueryStringDecoder(head.uri());
        String path = uri.path();
        if (path.equals(SERVICES)) {
            return answering(head, caller, _ -> json(new ServiceList(services.rows(costs()))));
        }
        if (path.equals(PREFIX + "bill")) {
            return answering(head, caller, _ -> json(bill.get()));
        }
        if (path.startsWith(PREFIX + "packages/")) {
            return answering(head, caller, control::downloadPackage);
        }
        if (path.startsWith(SERVICES + "/") && path.endsWith(PLACEMENT)) {
            String name = path.substring(SERVICES.length() + 1, path.length() - PLACEMENT.length());
            return answering(head, caller, request -> placements.answer(name, request));
        }
        if (path.startsWith(SERVICES + "/") && path.endsWith(LOGS)) {
            String name = path.substring(SERVICES.length() + 1, path.length() - LOGS.length());
            return services.has(name)
                    ? LogExchange.open(logs, name, uri.parameters(), caller)
                    : NoBody.answering(
                            caller,
                            Answers.text(
                                    404,
                                    "There is no service "
                                            + name
                                            + ". List them with: lungfish list\n"));
        }
        return NoBody.answering(caller, Answers.text(404, "Lungfish has no " + path + "\n"));
    }

    /// `GET /metrics`.
    Exchange metrics(HttpRequest head, Caller caller) {
        return answering(
                head,
                caller,
                request -> {
                    services.countEnvironments();
                    Exposition exposition = metrics.expose(request.headers().get("accept"));
                    return new ApiResponse(
                            200,
                            Map.of("content-type", exposition.contentType()),
                            exposition.body());
                });
    }

    private Exchange answering(
            HttpRequest head, Caller caller, Function<ApiRequest, ApiResponse> answer) {
        return new BlockingExchange(head, caller, MOST_REQUEST_BYTES, blocking, answer, answer);
    }

    private Map<String, Long> costs() {
        Map<String, Long> costs = new HashMap<>();
        for (BillRow row : bill.get().rows()) {
            costs.put(row.service(), row.totalNanoDollars());
        }
        return costs;
    }

    private ApiResponse json(Object value) {
        return new ApiResponse(
                200,
                Map.of("content-type", "application/json"),
                json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
    }
}
