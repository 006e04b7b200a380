package dev.lungfish.samples.helidon;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.atomic.AtomicReference;

/// Greets, and takes another greeting.
final class GreetService implements HttpService {

    private final AtomicReference<String> greeting;

    GreetService(String greeting) {
        this.greeting = new AtomicReference<>(greeting);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", this::greetWorld)
                .get("/{name}", this::greetName)
                .put("/greeting", this::updateGreeting);
    }

    private void greetWorld(ServerRequest request, ServerResponse response) {
        send("World", response);
    }

    private void greetName(ServerRequest request, ServerResponse response) {
        send(request.path().pathParameters().get("name"), response);
    }

    private void updateGreeting(ServerRequest request, ServerResponse response) {
        greeting.set(request.content().as(JsonObject.class).getString("greeting"));
        response.status(Status.NO_CONTENT_204).send();
    }

    private void send(String name, ServerResponse response) {
        response.send(
                Json.createObjectBuilder()
                        .add("message", greeting.get() + " " + name + "!")
                        .build());
    }
}
