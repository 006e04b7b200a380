package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that was matched with an operation.
///
/// @param labels the path's variable parts, decoded, by name
record Call(Map<String, String> labels, ApiRequest request) {

    String label(String name) {
        String value = labels.get(name);
        if (value == null) {
            throw new IllegalStateException("the operation's path has no " + name);
        }
        return value;
    }

    @Nullable String query(String name) {
        List<String> values = request.query().get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    List<String> queries(String name) {
        return request.query().getOrDefault(name, List.of());
    }

    <T> T body(Class<T> shape) {
        return Json.read(request.body(), shape);
    }

    /// The function in the path, with the qualifier in the query.
    FunctionReference function(Account account, NameShape shape) {
        return FunctionReference.parse(
                account, shape, label("FunctionName"), query("Qualifier"), new Violations());
    }
}
