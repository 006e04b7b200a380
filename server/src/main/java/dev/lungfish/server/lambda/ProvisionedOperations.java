package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.AliasDeclaration;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.ProvisionedDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keep environments of a version or an alias initialised.
final class ProvisionedOperations {

    private static final String NEITHER =
            "The function resource provided must be an alias or a published version.";
    private static final int MAX_LIST_ITEMS = 50;

    private final ControlSettings settings;
    private final Account account;
    private final Declarations declarations;
    private final ConcurrencyRules rules;

    ProvisionedOperations(ControlSettings settings, Declarations declarations) {
        this.settings = settings;
        this.account = settings.account();
        this.declarations = declarations;
        this.rules = new ConcurrencyRules(account, declarations);
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("PutProvisionedConcurrencyConfig", this::put);
        operations.put("GetProvisionedConcurrencyConfig", this::get);
        operations.put("DeleteProvisionedConcurrencyConfig", this::delete);
        operations.put("ListProvisionedConcurrencyConfigs", this::list);
    }

    private ApiResponse put(Call call) {
        PutRequest request = call.body(PutRequest.class);
        Integer wanted = request.provisionedConcurrentExecutions();
        Violations violations =
                new Violations()
                        .required(wanted, "provisionedConcurrentExecutions")
                        .range(wanted, "provisionedConcurrentExecutions", 1, Integer.MAX_VALUE);
        FunctionReference reference =
                reference(
                        call,
                        violations,
                        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        int requested = Objects.requireNonNull(wanted);
        String qualifier = Objects.requireNonNull(reference.qualifier());
        existing(reference);
        ProvisionedDeclaration config =
                declarations.change(
                        reference.name(), draft -> provision(draft, qualifier, requested));
        return Answers.accepted(view(config, ProvisionedStatus.Live.NONE));
    }

    private ProvisionedDeclaration provision(Draft draft, String qualifier, int requested) {
        AliasDeclaration alias = draft.aliases().get(qualifier);
        if (alias != null && alias.version().equals(Revision.LATEST)) {
            throw ApiError.invalid(
                    "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        }
        if (alias != null && draft.provisioned().containsKey(alias.version())) {
            throw ApiError.conflict(
                    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
        }
        boolean aliased =
                draft.aliases().values().stream()
                        .anyMatch(
                                other ->
                                        other.version().equals(qualifier)
                                                && draft.provisioned().containsKey(other.name()));
        if (aliased) {
            throw ApiError.conflict("Version is pointed by a Provisioned Concurrency alias");
        }
        rules.refuseProvisioned(draft, qualifier, requested);
        ProvisionedDeclaration config =
                new ProvisionedDeclaration(requested, settings.clock().millis());
        draft.provisioned().put(qualifier, config);
        return config;
    }

    private ApiResponse get(Call call) {
        FunctionReference reference = reference(call, new Violations(), NEITHER);
        ProvisionedDeclaration config =
                existing(reference).provisioned().get(reference.qualifier());
        if (config == null) {
            throw new ApiError(
                    ErrorType.PROVISIONED_CONFIG_NOT_FOUND,
                    "No Provisioned Concurrency Config found for this function");
        }
        return Answers.ok(view(config, live(reference)));
    }

    private ApiResponse delete(Call call) {
        FunctionReference reference = reference(call, new Violations(), NEITHER);
        existing(reference);
        declarations.change(
                reference.name(),
                draft -> draft.provisioned().remove(reference.qualifier()) != null);
        return Answers.noContent();
    }

    private ApiResponse list(Call call) {
        Declaration declaration = declarations.get(call.function(account, NameShape.PLAIN));
        List<String> qualifiers = List.copyOf(declaration.provisioned().keySet());
        Page<String> page = Page.of(call, qualifiers, key -> key, MAX_LIST_ITEMS);
        return Answers.ok(
                new ListResponse(
                        page.nextMarker(),
                        page.items().stream()
                                .map(qualifier -> listed(declaration, qualifier))
                                .toList()));
    }

    private Config listed(Declaration declaration, String qualifier) {
        FunctionReference reference = new FunctionReference(declaration.name(), qualifier);
        ProvisionedDeclaration config =
                Objects.requireNonNull(declaration.provisioned().get(qualifier));
        return view(config, live(reference)).withArn(reference.arn(account));
    }

    private FunctionReference reference(Call call, Violations violations, String onLatest) {
        violations.required(call.query("Qualifier"), "qualifier");
        FunctionReference reference =
                FunctionReference.parse(
                        account,
                        NameShape.PLAIN,
                        call.label("FunctionName"),
                        call.query("Qualifier"),
                        violations);
        if (Revision.LATEST.equals(reference.qualifier())) {
            throw ApiError.invalid(onLatest);
        }
        return reference;
    }

    /// The function, if it has such a version or alias.
    private Declaration existing(FunctionReference reference) {
        Declaration declaration = declarations.find(reference.name());
        String qualifier = Objects.requireNonNull(reference.qualifier());
        if (declaration == null || Target.version(declaration, qualifier) == null) {
            throw Views.isAliasName(qualifier)
                    ? ApiError.notFound("Cannot find alias arn: " + reference.arn(account))
                    : ApiError.functionNotFound(reference.arn(account));
        }
        return declaration;
    }

    private ProvisionedStatus.Live live(FunctionReference reference) {
        return settings.provisioned()
                .of(reference.name(), Objects.requireNonNull(reference.qualifier()));
    }

    private static Config view(ProvisionedDeclaration config, ProvisionedStatus.Live live) {
        boolean ready = live.available() >= config.requested();
        String status = ready ? "READY" : live.failure().isEmpty() ? "IN_PROGRESS" : "FAILED";
        return new Config(
                null,
                config.requested(),
                live.available(),
                live.allocated(),
                status,
                status.equals("FAILED") ? live.failure() : null,
                Timestamps.provisioned(config.modifiedMillis()));
    }

    record PutRequest(@Nullable Integer provisionedConcurrentExecutions) {}

    record Config(
            @Nullable String functionArn,
            int requestedProvisionedConcurrentExecutions,
            int availableProvisionedConcurrentExecutions,
            int allocatedProvisionedConcurrentExecutions,
            String status,
            @Nullable String statusReason,
            String lastModified) {

        Config withArn(String arn) {
            return new Config(
                    arn,
                    requestedProvisionedConcurrentExecutions,
                    availableProvisionedConcurrentExecutions,
                    allocatedProvisionedConcurrentExecutions,
                    status,
                    statusReason,
                    lastModified);
        }
    }

    record ListResponse(@Nullable String nextMarker, List<Config> provisionedConcurrencyConfigs) {}
}
