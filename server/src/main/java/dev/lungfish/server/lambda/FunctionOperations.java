package dev.lungfish.server.lambda;

import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.Configuration;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.Progress;
import dev.lungfish.server.store.VersionDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Create, get, list and delete functions.
final class FunctionOperations {

    private static final int MAX_NAME_LENGTH = 64;
    private static final int MAX_LIST_ITEMS = 10_000;

    private final ControlSettings settings;
    private final Account account;
    private final Declarations declarations;
    private final Packages packages;
    private final Activation activation;

    FunctionOperations(
            ControlSettings settings,
            Declarations declarations,
            Packages packages,
            Activation activation) {
        this.settings = settings;
        this.account = settings.account();
        this.declarations = declarations;
        this.packages = packages;
        this.activation = activation;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CreateFunction", this::create);
        operations.put("GetFunction", this::get);
        operations.put("GetFunctionConfiguration", this::getConfiguration);
        operations.put("ListFunctions", this::list);
        operations.put("DeleteFunction", this::delete);
    }

    private ApiResponse create(Call call) {
        CreateFunctionRequest request = call.body(CreateFunctionRequest.class);
        FunctionReference reference = checkCreate(request);
        String name = reference.name();
        if (declarations.find(name) != null) {
            throw ApiError.conflict("Function already exist: " + name);
        }
        Configuration configuration =
                request.configuration()
                        .applyTo(initial(request), new Runtimes(settings.missingRuntime()));
        byte[] zip = CodeRules.zip(Objects.requireNonNull(request.code()));
        Packages.Accepted accepted = CodeRules.accept(packages, zip);
        try {
            long now = settings.clock().millis();
            VersionDeclaration latest =
                    new VersionDeclaration(
                            Revision.LATEST,
                            Ids.token(),
                            Ids.token(),
                            Ids.token(),
                            configuration,
                            accepted.code(),
                            now,
                            Progress.CREATING,
                            "");
            return answerCreate(request, name, latest);
        } finally {
            accepted.hold().close();
        }
    }

    private ApiResponse answerCreate(
            CreateFunctionRequest request, String name, VersionDeclaration latest) {
        Draft draft = new Draft(name, latest);
        if (request.tags() != null) {
            draft.tags().putAll(request.tags());
        }
        VersionDeclaration answered =
                Boolean.TRUE.equals(request.publish()) ? Publishing.publish(draft, null) : latest;
        declarations.create(draft.done());
        activation.begin(name);
        return Answers.created(Views.configuration(name, answered, account.arn(name, null)));
    }

    private FunctionReference checkCreate(CreateFunctionRequest request) {
        Violations violations =
                new Violations()
                        .required(request.functionName(), "functionName")
                        .required(request.role(), "role")
                        .required(request.code(), "code")
                        .oneOf(request.packageType(), "packageType", List.of("Zip", "Image"));
        request.configuration().check(violations);
        ConfigurationChange.checkArchitectures(request.architectures(), violations);
        FunctionReference reference =
                FunctionReference.parse(
                        account,
                        NameShape.PLAIN,
                        Objects.requireNonNullElse(request.functionName(), "missing"),
                        null,
                        violations);
        if (reference.name().length() > MAX_NAME_LENGTH) {
            throw ApiError.invalid(
                    "1 validation error detected: Value '%s' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64"
                            .formatted(reference.name()));
        }
        request.refuseUnsupported();
        if (request.runtime() == null || request.handler() == null) {
            throw ApiError.invalid(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        TagRules.check(request.tags());
        return reference;
    }

    private static Configuration initial(CreateFunctionRequest request) {
        Architecture architecture = ConfigurationChange.architecture(request.architectures());
        return new Configuration(
                "",
                "",
                "",
                "",
                architecture == null ? Architecture.X86_64 : architecture,
                128,
                3,
                512,
                null,
                null);
    }

    private ApiResponse get(Call call) {
        Target target = target(call);
        Declaration declaration = target.declaration();
        Integer reserved = declaration.reservedConcurrency();
        return Answers.ok(
                new GetFunctionResponse(
                        view(target),
                        new GetFunctionResponse.Code(
                                "S3", settings.packageLocation(target.version().code())),
                        declaration.tags().isEmpty() ? null : declaration.tags(),
                        reserved == null ? null : new GetFunctionResponse.Concurrency(reserved)));
    }

    private ApiResponse getConfiguration(Call call) {
        return Answers.ok(view(target(call)));
    }

    private Target target(Call call) {
        return Target.of(declarations, account, call.function(account, NameShape.NAMESPACED));
    }

    private static FunctionConfiguration view(Target target) {
        return Views.configuration(target.declaration().name(), target.version(), target.arn());
    }

    private ApiResponse list(Call call) {
        String which = call.query("FunctionVersion");
        new Violations().oneOf(which, "functionVersion", List.of("ALL")).refuse();
        List<Listed> all = new ArrayList<>();
        for (Declaration declaration : declarations.all()) {
            if (which == null) {
                all.add(new Listed(declaration, declaration.latest(), null));
            } else {
                for (VersionDeclaration version : declaration.allVersions()) {
                    all.add(new Listed(declaration, version, version.version()));
                }
            }
        }
        Page<Listed> page = Page.of(call, all, Listed::key, MAX_LIST_ITEMS);
        return Answers.ok(
                new ListFunctionsResponse(
                        page.nextMarker(),
                        page.items().stream().map(item -> item.view(account)).toList()));
    }

    private ApiResponse delete(Call call) {
        FunctionReference reference = call.function(account, NameShape.NAMESPACED);
        String qualifier = reference.qualifier();
        if (qualifier == null) {
            declarations.delete(reference);
        } else if (qualifier.equals(Revision.LATEST)) {
            throw ApiError.invalid(
                    "$LATEST version cannot be deleted without deleting the function.");
        } else if (!Views.isNumber(qualifier)) {
            throw ApiError.invalid("Deletion of aliases is not currently supported.");
        } else {
            declarations.change(reference.name(), draft -> Publishing.unpublish(draft, qualifier));
        }
        return Answers.noContent();
    }

    record ListFunctionsResponse(
            @Nullable String nextMarker, List<FunctionConfiguration> functions) {}

    record GetFunctionResponse(
            FunctionConfiguration configuration,
            Code code,
            @Nullable Map<String, String> tags,
            @Nullable Concurrency concurrency) {

        record Code(String repositoryType, String location) {}

        record Concurrency(int reservedConcurrentExecutions) {}
    }
}
