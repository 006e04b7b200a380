package dev.lungfish.server.lambda;

import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.code.CodePackage;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.Configuration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.Progress;
import dev.lungfish.server.store.VersionDeclaration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Change the code and the configuration of `$LATEST`.
final class UpdateOperations {

    private final ControlSettings settings;
    private final Account account;
    private final Declarations declarations;
    private final Packages packages;
    private final Activation activation;

    UpdateOperations(
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
        operations.put("UpdateFunctionCode", this::updateCode);
        operations.put("UpdateFunctionConfiguration", this::updateConfiguration);
    }

    private ApiResponse updateCode(Call call) {
        UpdateFunctionCodeRequest request = call.body(UpdateFunctionCodeRequest.class);
        Violations violations = new Violations();
        ConfigurationChange.checkArchitectures(request.architectures(), violations);
        String name = name(call, violations);
        Unsupported.refuse("PublishTo", request.publishTo());
        byte[] zip = CodeRules.zip(request.code());
        if (Boolean.TRUE.equals(request.dryRun())) {
            return dryRun(name, request, zip);
        }
        Packages.Accepted accepted = CodeRules.accept(packages, zip);
        try {
            return declare(
                    name,
                    request.revisionId(),
                    latest -> architecture(latest.configuration(), request),
                    accepted.code(),
                    Boolean.TRUE.equals(request.publish()));
        } finally {
            accepted.hold().close();
        }
    }

    private ApiResponse dryRun(String name, UpdateFunctionCodeRequest request, byte[] zip) {
        CodePackage code = CodeRules.check(packages, zip);
        Draft draft = new Draft(declarations.get(new FunctionReference(name, null)));
        VersionDeclaration latest =
                edit(
                        draft,
                        request.revisionId(),
                        version -> architecture(version.configuration(), request),
                        code);
        return Answers.ok(Views.configuration(name, latest, account.arn(name, null)));
    }

    private static Configuration architecture(
            Configuration configuration, UpdateFunctionCodeRequest request) {
        Architecture architecture = ConfigurationChange.architecture(request.architectures());
        return architecture == null ? configuration : configuration.withArchitecture(architecture);
    }

    private ApiResponse updateConfiguration(Call call) {
        UpdateFunctionConfigurationRequest request =
                call.body(UpdateFunctionConfigurationRequest.class);
        Violations violations = new Violations();
        request.configuration().check(violations);
        String name = name(call, violations);
        request.refuseUnsupported();
        Runtimes runtimes = new Runtimes(settings.missingRuntime());
        return declare(
                name,
                request.revisionId(),
                latest -> request.configuration().applyTo(latest.configuration(), runtimes),
                null,
                false);
    }

    private String name(Call call, Violations violations) {
        FunctionReference reference =
                FunctionReference.parse(
                        account,
                        NameShape.PLAIN,
                        call.label("FunctionName"),
                        call.query("Qualifier"),
                        violations);
        declarations.get(reference);
        return reference.name();
    }

    private interface Change {
        Configuration of(VersionDeclaration latest);
    }

    private ApiResponse declare(
            String name,
            @Nullable String revisionId,
            Change change,
            @Nullable CodePackage code,
            boolean publish) {
        VersionDeclaration answered =
                declarations.change(
                        name,
                        draft -> {
                            VersionDeclaration latest = edit(draft, revisionId, change, code);
                            draft.setLatest(latest);
                            return publish ? Publishing.publish(draft, null) : latest;
                        });
        activation.begin(name);
        String arn = account.arn(name, publish ? answered.version() : null);
        return Answers.ok(Views.configuration(name, answered, arn));
    }

    private VersionDeclaration edit(
            Draft draft, @Nullable String revisionId, Change change, @Nullable CodePackage code) {
        VersionDeclaration latest = draft.latest();
        Publishing.refuseWhileUnderWay(draft, account);
        Publishing.refuseStale(revisionId, latest.revisionId());
        Configuration configuration = change.of(latest);
        CodePackage next = code == null ? latest.code() : code;
        boolean same = configuration.equals(latest.configuration()) && next.equals(latest.code());
        return new VersionDeclaration(
                latest.version(),
                Ids.token(),
                Ids.token(),
                same ? latest.content() : Ids.token(),
                configuration,
                next,
                settings.clock().millis(),
                latest.progress() == Progress.CREATE_FAILED ? Progress.CREATING : Progress.UPDATING,
                "");
    }
}
