package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Catalog;
import dev.lungfish.server.catalog.Hosting;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.http.ApiRequest;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// AWS Lambda's control API, without the operations that invoke.
///
/// Its methods block on the store and the disk: call them on virtual threads.
public final class ControlApi implements AutoCloseable {

    /// AWS's limit of a request with code; [#handle] refuses a longer one, and a listener need not read on beyond it.
    public static final int MAX_REQUEST_BYTES = 70_167_211;

    private static final Logger LOG = LoggerFactory.getLogger(ControlApi.class);

    private final List<Route> routes = Routes.all();
    private final Map<String, Operation> operations = new HashMap<>();
    private final Packages packages;
    private final Declarations declarations;
    private final Activation activation;

    /// Takes over what the store has, and publishes the first catalog before it returns.
    ///
    /// @param catalogs gets a new catalog after each change, one at a time, in order; must return soon
    public ControlApi(
            ControlSettings settings, Store store, Packages packages, Consumer<Catalog> catalogs) {
        this.packages = packages;
        this.declarations = new Declarations(store, packages, settings.account(), catalogs);
        declarations.load();
        this.activation = new Activation(declarations, packages);
        new FunctionOperations(settings, declarations, packages, activation).addTo(operations);
        new UpdateOperations(settings, declarations, packages, activation).addTo(operations);
        Account account = settings.account();
        new VersionOperations(account, declarations).addTo(operations);
        new AliasOperations(account, declarations).addTo(operations);
        new ConcurrencyOperations(account, declarations).addTo(operations);
        new ProvisionedOperations(settings, declarations).addTo(operations);
        new UrlOperations(settings, declarations).addTo(operations);
        new TagOperations(account, declarations).addTo(operations);
        new PolicyOperations(account, declarations).addTo(operations);
        new AccountOperations(account, declarations).addTo(operations);
        activation.resume();
    }

    /// Answers a request. Every error is an answer too.
    public ApiResponse handle(ApiRequest request) {
        try {
            return route(request);
        } catch (ApiError e) {
            return Answers.error(e.type(), e.text());
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return Answers.error(
                    ErrorType.SERVICE,
                    "The platform failed to answer; its log says why. Nothing may have changed.");
        }
    }

    private ApiResponse route(ApiRequest request) {
        List<String> path = Route.split(request.path());
        for (Route route : routes) {
            Map<String, String> labels = route.match(request, path);
            if (labels != null) {
                return answer(route, new Call(labels, request));
            }
        }
        throw new ApiError(
                ErrorType.UNKNOWN_OPERATION,
                "AWS Lambda has no operation %s %s. Check the method and the path."
                        .formatted(request.method(), request.path()));
    }

    private ApiResponse answer(Route route, Call call) {
        Operation operation = operations.get(route.operation());
        if (operation == null) {
            throw new ApiError(
                    ErrorType.OPERATION_NOT_SUPPORTED,
                    "Lungfish does not have %s yet.".formatted(route.operation()));
        }
        if (call.request().body().length > MAX_REQUEST_BYTES) {
            throw new ApiError(
                    ErrorType.REQUEST_ENTITY_TOO_LARGE,
                    "Request must be smaller than %d bytes for the %s operation"
                            .formatted(MAX_REQUEST_BYTES, route.operation()));
        }
        return operation.answer(call);
    }

    /// Answers a request whose body is longer than [#MAX_REQUEST_BYTES] and was not read to its end.
    public ApiResponse tooLarge(ApiRequest request) {
        List<String> path = Route.split(request.path());
        String operation =
                routes.stream()
                        .filter(route -> route.match(request, path) != null)
                        .map(Route::operation)
                        .findFirst()
                        .orElse("requested");
        return Answers.error(
                ErrorType.REQUEST_ENTITY_TOO_LARGE,
                "Request must be smaller than %d bytes for the %s operation"
                        .formatted(MAX_REQUEST_BYTES, operation));
    }

    /// Declares how a function is to run. It is on the disk, and requests follow it, when this returns.
    ///
    /// @throws IllegalStateException if there is no such function any more
    public void host(String function, Hosting hosting) {
        try {
            declarations.change(
                    function,
                    draft -> {
                        draft.setHosting(hosting);
                        return hosting;
                    });
        } catch (ApiError e) {
            throw new IllegalStateException("the service was removed meanwhile", e);
        }
    }

    /// Serves `GET /lungfish/v1/packages/HASH.zip`, which `GetFunction` gives as the code's location.
    public ApiResponse downloadPackage(ApiRequest request) {
        return PackageDownload.get(packages, request.path());
    }

    /// Waits until what is under way has ended. Close the store after it.
    @Override
    public void close() {
        activation.close();
    }
}
