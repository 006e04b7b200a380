package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.UrlDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Give functions and aliases HTTP addresses of their own.
final class UrlOperations {

    private static final Pattern QUALIFIER = Pattern.compile("((?!^\\d+$)^[0-9a-zA-Z-_]+$)");
    private static final String IAM = UrlRequest.IAM;
    private static final String BUFFERED = UrlRequest.BUFFERED;
    private static final int MAX_LIST_ITEMS = 50;

    private final ControlSettings settings;
    private final Account account;
    private final Declarations declarations;

    UrlOperations(ControlSettings settings, Declarations declarations) {
        this.settings = settings;
        this.account = settings.account();
        this.declarations = declarations;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CreateFunctionUrlConfig", this::create);
        operations.put("GetFunctionUrlConfig", this::get);
        operations.put("UpdateFunctionUrlConfig", this::update);
        operations.put("DeleteFunctionUrlConfig", this::delete);
        operations.put("ListFunctionUrlConfigs", this::list);
    }

    private ApiResponse create(Call call) {
        UrlRequest request = call.body(UrlRequest.class);
        FunctionReference reference =
                reference(call, new Violations().required(request.authType(), "authType"), request);
        refuseUnknown(reference);
        UrlDeclaration url =
                declarations.change(reference.name(), draft -> create(draft, reference, request));
        return Answers.created(view(reference, url));
    }

    private UrlDeclaration create(Draft draft, FunctionReference reference, UrlRequest request) {
        if (draft.urls().containsKey(key(reference))) {
            throw ApiError.conflict(
                    "Failed to create function url config for [functionArn = %s]. Error message:  FunctionUrlConfig exists for this Lambda function"
                            .formatted(reference.arn(account)));
        }
        long now = settings.clock().millis();
        UrlDeclaration url =
                new UrlDeclaration(
                        Ids.url(),
                        IAM.equals(request.authType()),
                        request.cors() == null ? null : request.cors().toCatalog(),
                        now,
                        now);
        draft.urls().put(key(reference), url);
        return url;
    }

    private ApiResponse get(Call call) {
        FunctionReference reference = reference(call, new Violations(), null);
        return Answers.ok(view(reference, existing(reference)));
    }

    private ApiResponse update(Call call) {
        UrlRequest request = call.body(UrlRequest.class);
        FunctionReference reference = reference(call, new Violations(), request);
        existing(reference);
        UrlDeclaration url =
                declarations.change(reference.name(), draft -> update(draft, reference, request));
        return Answers.ok(view(reference, url));
    }

    private UrlDeclaration update(Draft draft, FunctionReference reference, UrlRequest request) {
        UrlDeclaration before = draft.urls().get(key(reference));
        if (before == null) {
            throw missing();
        }
        UrlDeclaration after =
                new UrlDeclaration(
                        before.urlId(),
                        request.authType() == null
                                ? before.requiresSignature()
                                : IAM.equals(request.authType()),
                        request.cors() == null ? before.cors() : request.cors().toCatalog(),
                        before.createdMillis(),
                        settings.clock().millis());
        draft.urls().put(key(reference), after);
        return after;
    }

    private ApiResponse delete(Call call) {
        FunctionReference reference = reference(call, new Violations(), null);
        existing(reference);
        declarations.change(reference.name(), draft -> draft.urls().remove(key(reference)) != null);
        return Answers.noContent();
    }

    private ApiResponse list(Call call) {
        FunctionReference reference = reference(call, new Violations(), null);
        refuseUnknown(reference);
        Declaration declaration = declarations.get(reference);
        List<String> all = List.copyOf(declaration.urls().keySet());
        Page<String> page = Page.of(call, all, key -> key, MAX_LIST_ITEMS);
        return Answers.ok(
                new ListResponse(
                        page.nextMarker(),
                        page.items().stream().map(key -> listed(declaration, key)).toList()));
    }

    private UrlConfig listed(Declaration declaration, String key) {
        return view(
                new FunctionReference(declaration.name(), key.isEmpty() ? null : key),
                Objects.requireNonNull(declaration.urls().get(key)));
    }

    private FunctionReference reference(
            Call call, Violations violations, @Nullable UrlRequest request) {
        String qualifier = call.query("Qualifier");
        if (request != null) {
            request.check(violations);
        }
        if (qualifier != null && !QUALIFIER.matcher(qualifier).matches()) {
            violations.pattern(qualifier, "qualifier", QUALIFIER).refuse();
        }
        FunctionReference reference =
                FunctionReference.parse(
                        account, NameShape.URL, call.label("FunctionName"), qualifier, violations);
        if (request != null && "RESPONSE_STREAM".equals(request.invokeMode())) {
            throw ApiError.unsupported("InvokeMode=RESPONSE_STREAM", "Use InvokeMode=BUFFERED.");
        }
        return reference;
    }

    private void refuseUnknown(FunctionReference reference) {
        Declaration declaration = declarations.find(reference.name());
        String alias = reference.qualifier();
        if (declaration == null || (alias != null && !declaration.aliases().containsKey(alias))) {
            throw ApiError.notFound("Function does not exist");
        }
    }

    private UrlDeclaration existing(FunctionReference reference) {
        Declaration declaration = declarations.find(reference.name());
        UrlDeclaration url = declaration == null ? null : declaration.urls().get(key(reference));
        if (url == null) {
            throw missing();
        }
        return url;
    }

    private static ApiError missing() {
        return ApiError.notFound("The resource you requested does not exist.");
    }

    private static String key(FunctionReference reference) {
        return Objects.requireNonNullElse(reference.qualifier(), "");
    }

    private UrlConfig view(FunctionReference reference, UrlDeclaration url) {
        return new UrlConfig(
                settings.functionUrl(url.urlId()),
                reference.arn(account),
                url.requiresSignature() ? IAM : "NONE",
                url.cors() == null ? null : UrlRequest.Cors.of(url.cors()),
                BUFFERED,
                Timestamps.url(url.createdMillis()),
                Timestamps.url(url.modifiedMillis()));
    }

    record UrlConfig(
            String functionUrl,
            String functionArn,
            String authType,
            UrlRequest.@Nullable Cors cors,
            String invokeMode,
            String creationTime,
            String lastModifiedTime) {}

    record ListResponse(@Nullable String nextMarker, List<UrlConfig> functionUrlConfigs) {}
}
