package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.AliasDeclaration;
import dev.lungfish.server.store.Draft;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Create, get, change, delete and list aliases.
final class AliasOperations {

    private static final Pattern NAME = Pattern.compile("(?!^[0-9]+$)([a-zA-Z0-9-_]+)");
    private static final Pattern VERSION = Pattern.compile("(\\$LATEST(\\.PUBLISHED)?|[0-9]+)");
    private static final int MAX_LIST_ITEMS = 10_000;

    private final Account account;
    private final Declarations declarations;

    AliasOperations(Account account, Declarations declarations) {
        this.account = account;
        this.declarations = declarations;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CreateAlias", this::create);
        operations.put("GetAlias", this::get);
        operations.put("UpdateAlias", this::update);
        operations.put("DeleteAlias", this::delete);
        operations.put("ListAliases", this::list);
    }

    private ApiResponse create(Call call) {
        AliasRequest request = call.body(AliasRequest.class);
        Violations violations =
                new Violations()
                        .required(request.name(), "name")
                        .length(request.name(), "name", 1, 128)
                        .pattern(request.name(), "name", NAME)
                        .required(request.functionVersion(), "functionVersion");
        FunctionReference function = function(call, request, violations);
        String name = Objects.requireNonNull(request.name());
        String version = Objects.requireNonNull(request.functionVersion());
        if (declarations.find(function.name()) == null) {
            throw ApiError.functionNotFound(account.arn(function.name(), version));
        }
        AliasDeclaration alias =
                declarations.change(
                        function.name(),
                        draft -> {
                            if (draft.aliases().containsKey(name)) {
                                throw ApiError.conflict(
                                        "Alias already exists: "
                                                + account.arn(function.name(), name));
                            }
                            SortedMap<String, Double> weights =
                                    AliasRules.check(draft, account, version, request.weights());
                            String text = Objects.requireNonNullElse(request.description(), "");
                            AliasDeclaration created =
                                    new AliasDeclaration(name, version, text, weights, Ids.token());
                            draft.aliases().put(name, created);
                            return created;
                        });
        return Answers.created(view(function.name(), alias));
    }

    private ApiResponse get(Call call) {
        FunctionReference function = function(call);
        String name = call.label("Name");
        AliasDeclaration alias = declarations.get(function).aliases().get(name);
        if (alias == null) {
            throw ApiError.notFound("Cannot find alias arn: " + account.arn(function.name(), name));
        }
        return Answers.ok(view(function.name(), alias));
    }

    private ApiResponse update(Call call) {
        AliasRequest request = call.body(AliasRequest.class);
        FunctionReference function = function(call, request, new Violations());
        String name = call.label("Name");
        declarations.get(function);
        AliasDeclaration alias =
                declarations.change(function.name(), draft -> update(draft, name, request));
        return Answers.ok(view(function.name(), alias));
    }

    private AliasDeclaration update(Draft draft, String name, AliasRequest request) {
        AliasDeclaration before = draft.aliases().get(name);
        if (before == null) {
            throw ApiError.notFound("Alias not found: " + account.arn(draft.name(), name));
        }
        Publishing.refuseStale(request.revisionId(), before.revisionId());
        String version = Objects.requireNonNullElse(request.functionVersion(), before.version());
        SortedMap<String, Double> weights =
                AliasRules.check(
                        draft,
                        account,
                        version,
                        request.routingConfig() == null ? before.weights() : request.weights());
        AliasRules.checkProvisioned(draft, name, version);
        AliasDeclaration after =
                new AliasDeclaration(
                        name,
                        version,
                        Objects.requireNonNullElse(request.description(), before.description()),
                        weights,
                        Ids.token());
        draft.aliases().put(name, after);
        return after;
    }

    private ApiResponse delete(Call call) {
        FunctionReference function = function(call);
        String name = call.label("Name");
        declarations.get(function);
        declarations.change(
                function.name(),
                draft -> {
                    draft.provisioned().remove(name);
                    draft.urls().remove(name);
                    draft.policies().remove(name);
                    return draft.aliases().remove(name) != null;
                });
        return Answers.noContent();
    }

    private ApiResponse list(Call call) {
        FunctionReference function = function(call);
        String version = call.query("FunctionVersion");
        new Violations().pattern(version, "functionVersion", VERSION).refuse();
        List<AliasDeclaration> all =
                declarations.get(function).aliases().values().stream()
                        .filter(alias -> version == null || alias.version().equals(version))
                        .toList();
        Page<AliasDeclaration> page = Page.of(call, all, AliasDeclaration::name, MAX_LIST_ITEMS);
        return Answers.ok(
                new ListAliasesResponse(
                        page.nextMarker(),
                        page.items().stream().map(alias -> view(function.name(), alias)).toList()));
    }

    private FunctionReference function(Call call) {
        return FunctionReference.parse(
                account, NameShape.PLAIN, call.label("FunctionName"), null, new Violations());
    }

    private FunctionReference function(Call call, AliasRequest request, Violations violations) {
        violations
                .pattern(request.functionVersion(), "functionVersion", VERSION)
                .length(request.description(), "description", 0, 256);
        AliasRules.checkShape(request.weights(), violations);
        return FunctionReference.parse(
                account, NameShape.PLAIN, call.label("FunctionName"), null, violations);
    }

    private AliasConfiguration view(String function, AliasDeclaration alias) {
        return new AliasConfiguration(
                account.arn(function, alias.name()),
                alias.name(),
                alias.version(),
                alias.description(),
                alias.weights().isEmpty() ? null : new AliasConfiguration.Routing(alias.weights()),
                alias.revisionId());
    }

    record RoutingConfig(@Nullable SortedMap<String, @Nullable Double> additionalVersionWeights) {}

    record AliasRequest(
            @Nullable String name,
            @Nullable String functionVersion,
            @Nullable String description,
            @Nullable RoutingConfig routingConfig,
            @Nullable String revisionId) {

        SortedMap<String, @Nullable Double> weights() {
            return routingConfig == null || routingConfig.additionalVersionWeights() == null
                    ? new TreeMap<>()
                    : routingConfig.additionalVersionWeights();
        }
    }

    record AliasConfiguration(
            String aliasArn,
            String name,
            String functionVersion,
            String description,
            @Nullable Routing routingConfig,
            String revisionId) {

        record Routing(SortedMap<String, Double> additionalVersionWeights) {}
    }

    record ListAliasesResponse(@Nullable String nextMarker, List<AliasConfiguration> aliases) {}
}
