package dev.lungfish.server.invoke;

import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.Exchange;
import dev.lungfish.server.http.NoBody;
import dev.lungfish.server.lambda.Account;
import dev.lungfish.server.lambda.ApiError;
import dev.lungfish.server.lambda.ErrorType;
import dev.lungfish.server.lambda.FunctionReference;
import dev.lungfish.server.routing.Router;
import dev.lungfish.server.routing.Routing;
import dev.lungfish.server.routing.ServiceRoute;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// AWS Lambda's `Invoke`: `POST /2015-03-31/functions/NAME/invocations?Qualifier=Q`.
public final class InvokeApi {

    private static final String PREFIX = "/2015-03-31/functions/";
    private static final String SUFFIX = "/invocations";

    private final Account account;
    private final Router router;
    private final Dispatcher dispatcher;

    public InvokeApi(Account account, Router router, Dispatcher dispatcher) {
        this.account = account;
        this.router = router;
        this.dispatcher = dispatcher;
    }

    /// The exchange for a request, or null if it is not one to invoke.
    public @Nullable Exchange open(HttpRequest head, Caller caller) {
        String uri = head.uri();
        int question = uri.indexOf('?');
        int end = (question < 0 ? uri.length() : question) - SUFFIX.length();
        boolean invokes =
                end > PREFIX.length()
                        && uri.startsWith(SUFFIX, end)
                        && uri.startsWith(PREFIX)
                        && head.method().equals(HttpMethod.POST);
        if (!invokes) {
            return null;
        }
        try {
            String name = uri.substring(PREFIX.length(), end);
            return exchange(reference(name, question < 0 ? null : qualifier(uri)), head, caller);
        } catch (ApiError e) {
            return NoBody.answering(caller, Answers.of(e.answer()));
        }
    }

    private Exchange exchange(FunctionReference reference, HttpRequest head, Caller caller) {
        Routing routing = router.routing();
        ServiceRoute route = routing.service(reference.name());
        Target target = route == null ? null : route.choose(reference.qualifier());
        String arn = account.arn(reference.name(), reference.qualifier());
        if (target == null) {
            String state = routing.notReady().get(reference.name());
            throw route != null || state == null
                    ? new ApiError(ErrorType.RESOURCE_NOT_FOUND, "Function not found: " + arn)
                    : new ApiError(
                            ErrorType.RESOURCE_CONFLICT,
                            "The operation cannot be performed at this time. The function is currently in the following state: "
                                    + state);
        }
        String type = head.headers().get("X-Amz-Invocation-Type", "RequestResponse");
        return switch (type) {
            case "RequestResponse" -> new InvokeExchange(dispatcher, target, arn, head, caller);
            case "DryRun" ->
                    NoBody.answering(
                            caller, Answers.of(204, "application/json", Unpooled.EMPTY_BUFFER));
            case "Event" ->
                    throw new ApiError(
                            ErrorType.OPERATION_NOT_SUPPORTED,
                            "Lungfish does not have asynchronous invocation yet. Invoke with X-Amz-Invocation-Type: RequestResponse.");
            default ->
                    throw new ApiError(
                            ErrorType.INVALID_PARAMETER_VALUE,
                            "X-Amz-Invocation-Type must be one of [Event,DryRun,RequestResponse]");
        };
    }

    /// A plain name, by far the most common, needs no parsing.
    private FunctionReference reference(String encoded, @Nullable String qualifier) {
        boolean plain = qualifier == null;
        for (int i = 0; plain && i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            plain = (c < 128 && Character.isLetterOrDigit(c)) || c == '-' || c == '_';
        }
        return plain
                ? new FunctionReference(encoded, null)
                : FunctionReference.parse(
                        account, QueryStringDecoder.decodeComponent(encoded), qualifier);
    }

    private static @Nullable String qualifier(String uri) {
        List<String> given = new QueryStringDecoder(uri).parameters().get("Qualifier");
        return given == null || given.isEmpty() ? null : given.getFirst();
    }
}
