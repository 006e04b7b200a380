package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiRequest;
import dev.lungfish.server.http.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/// A platform that creates functions until it is killed, and says each one once it is acknowledged.
final class DeclaringChild {

    private DeclaringChild() {}

    public static void main(String[] arguments) {
        ControlServer server = new ControlServer(Path.of(arguments[0]));
        for (int i = Integer.parseInt(arguments[1]); ; i++) {
            String name = "f" + i;
            byte[] zip = Zips.of("index.js", "exports.name = '" + name + "';");
            String body =
                    """
                    {"FunctionName": "%s", "Runtime": "nodejs20.x", "Handler": "index.handler",
                     "Role": "arn:aws:iam::000000000000:role/any", "Code": {"ZipFile": "%s"}}
                    """
                            .formatted(name, Base64.getEncoder().encodeToString(zip));
            ApiResponse response =
                    server.handle(
                            new ApiRequest(
                                    "POST",
                                    "/2015-03-31/functions",
                                    Map.of(),
                                    Map.of(),
                                    body.getBytes(StandardCharsets.UTF_8)));
            if (response.status() != 201) {
                throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8));
            }
            System.out.println(name);
        }
    }
}
