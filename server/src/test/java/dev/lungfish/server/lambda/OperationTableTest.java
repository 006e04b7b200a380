package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.http.ApiRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaRequest;

/// Every operation of AWS's is answered: by doing it, or by an error that names it.
class OperationTableTest extends ContractTest {

    @Test
    void knowsEveryOperationOfTheSdk() {
        Set<String> known = Routes.all().stream().map(Route::operation).collect(Collectors.toSet());
        Set<String> ofSdk = new TreeSet<>();
        for (Method method : LambdaClient.class.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (parameters.length == 1 && LambdaRequest.class.isAssignableFrom(parameters[0])) {
                ofSdk.add(parameters[0].getSimpleName().replaceAll("Request$", ""));
            }
        }

        assertThat(ofSdk).hasSizeGreaterThan(80);
        assertThat(known).containsAll(ofSdk);
    }

    @Test
    void matchesEveryRouteWithItself() {
        List<Route> routes = Routes.all();
        for (Route route : routes) {
            String path = "/" + String.join("/", route.segments()).replaceAll("[{}]", "");
            String[] wanted = route.query().split("=", -1);
            Map<String, List<String>> query =
                    wanted.length == 1 ? Map.of() : Map.of(wanted[0], List.of(wanted[1]));
            ApiRequest request = new ApiRequest(route.method(), path, query, Map.of(), new byte[0]);
            Route first =
                    routes.stream()
                            .filter(r -> r.match(request, Route.split(path)) != null)
                            .findFirst()
                            .orElseThrow();
            assertThat(first).isEqualTo(route);
        }
    }

    @Test
    void namesAnOperationThatIsMissing() {
        refused(
                400,
                "OperationNotSupportedException",
                "Lungfish does not have ListLayers yet.",
                () -> lambda.listLayers(r -> {}));
        refused(
                400,
                "OperationNotSupportedException",
                "Lungfish does not have CreateEventSourceMapping yet.",
                () -> lambda.createEventSourceMapping(r -> r.functionName("one")));
    }
}
