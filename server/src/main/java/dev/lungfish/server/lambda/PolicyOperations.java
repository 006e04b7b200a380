package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.AliasDeclaration;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.PolicyStatement;
import dev.lungfish.server.store.VersionDeclaration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keep who may invoke functions. What the policies say is kept and told, not enforced.
final class PolicyOperations {

    private static final Pattern STATEMENT_ID = Pattern.compile("([a-zA-Z0-9-_]+)");
    private static final Pattern KNOWN_STATEMENT_ID = Pattern.compile("([a-zA-Z0-9-_.]+)");
    private static final int MAX_POLICY_BYTES = 20_480;

    private final Account account;
    private final Declarations declarations;

    PolicyOperations(Account account, Declarations declarations) {
        this.account = account;
        this.declarations = declarations;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("AddPermission", this::add);
        operations.put("RemovePermission", this::remove);
        operations.put("GetPolicy", this::get);
    }

    private ApiResponse add(Call call) {
        AddPermissionRequest request = call.body(AddPermissionRequest.class);
        Violations violations =
                new Violations()
                        .required(request.statementId(), "statementId")
                        .length(request.statementId(), "statementId", 1, 100)
                        .pattern(request.statementId(), "statementId", STATEMENT_ID);
        request.check(violations);
        FunctionReference reference = reference(call, violations);
        if (Revision.LATEST.equals(reference.qualifier())) {
            throw ApiError.invalid("We currently do not support adding policies for $LATEST.");
        }
        existing(reference);
        String json = Json.text(request.statement(reference.arn(account)));
        String sid = Objects.requireNonNull(request.statementId());
        declarations.change(
                reference.name(),
                draft -> {
                    refuseStale(draft, reference, request.revisionId());
                    add(draft, key(reference), new PolicyStatement(sid, json));
                    return touch(draft, reference);
                });
        return Answers.created(new AddPermissionResponse(json));
    }

    private static void add(Draft draft, String key, PolicyStatement statement) {
        List<PolicyStatement> statements =
                new ArrayList<>(draft.policies().getOrDefault(key, List.of()));
        if (statements.stream().anyMatch(other -> other.sid().equals(statement.sid()))) {
            throw ApiError.conflict(
                    "The statement id (%s) provided already exists. Please provide a new statement id, or remove the existing statement."
                            .formatted(statement.sid()));
        }
        statements.add(statement);
        if (policy(statements).getBytes(StandardCharsets.UTF_8).length > MAX_POLICY_BYTES) {
            throw new ApiError(
                    ErrorType.POLICY_LENGTH_EXCEEDED,
                    "The final policy size is bigger than the limit (%d)."
                            .formatted(MAX_POLICY_BYTES));
        }
        draft.policies().put(key, List.copyOf(statements));
    }

    private ApiResponse remove(Call call) {
        String sid = call.label("StatementId");
        FunctionReference reference =
                reference(
                        call,
                        new Violations()
                                .length(sid, "statementId", 1, 100)
                                .pattern(sid, "statementId", KNOWN_STATEMENT_ID));
        if (declarations.find(reference.name()) == null) {
            throw ApiError.notFound("No policy found for: " + account.arn(reference.name(), null));
        }
        existing(reference);
        declarations.change(
                reference.name(),
                draft -> {
                    remove(
                            draft,
                            key(reference),
                            sid,
                            () -> refuseStale(draft, reference, call.query("RevisionId")));
                    return touch(draft, reference);
                });
        return Answers.noContent();
    }

    private static void remove(Draft draft, String key, String sid, Runnable check) {
        List<PolicyStatement> statements = draft.policies().get(key);
        if (statements == null) {
            throw ApiError.notFound("No policy is associated with the given resource.");
        }
        List<PolicyStatement> left =
                statements.stream().filter(other -> !other.sid().equals(sid)).toList();
        if (left.size() == statements.size()) {
            throw ApiError.notFound("Statement %s is not found in resource policy.".formatted(sid));
        }
        check.run();
        if (left.isEmpty()) {
            draft.policies().remove(key);
        } else {
            draft.policies().put(key, left);
        }
    }

    private ApiResponse get(Call call) {
        FunctionReference reference = reference(call, new Violations());
        Declaration declaration = existing(reference);
        List<PolicyStatement> statements = declaration.policies().get(key(reference));
        if (statements == null) {
            throw ApiError.notFound("The resource you requested does not exist.");
        }
        return Answers.ok(
                new GetPolicyResponse(
                        policy(statements), revisionId(new Draft(declaration), reference)));
    }

    private static String policy(List<PolicyStatement> statements) {
        return "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":["
                + String.join(",", statements.stream().map(PolicyStatement::json).toList())
                + "]}";
    }

    private FunctionReference reference(Call call, Violations violations) {
        return FunctionReference.parse(
                account,
                NameShape.NAMESPACED,
                call.label("FunctionName"),
                call.query("Qualifier"),
                violations);
    }

    /// The function, if it has such a version or alias.
    private Declaration existing(FunctionReference reference) {
        String qualifier = reference.qualifier();
        Declaration declaration = declarations.get(new FunctionReference(reference.name(), null));
        if (Target.version(declaration, qualifier) == null) {
            boolean alias =
                    qualifier != null && Views.isAliasName(qualifier) && !qualifier.contains("$");
            throw alias
                    ? ApiError.notFound("Cannot find alias arn: " + reference.arn(account))
                    : ApiError.functionNotFound(reference.arn(account));
        }
        return declaration;
    }

    private static String key(FunctionReference reference) {
        String qualifier = reference.qualifier();
        return qualifier == null || qualifier.equals(Revision.LATEST) ? "" : qualifier;
    }

    private static void refuseStale(
            Draft draft, FunctionReference reference, @Nullable String expected) {
        if (expected != null && !expected.equals(revisionId(draft, reference))) {
            throw new ApiError(
                    ErrorType.PRECONDITION_FAILED,
                    "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id");
        }
    }

    private static String revisionId(Draft draft, FunctionReference reference) {
        AliasDeclaration alias = draft.aliases().get(key(reference));
        if (alias != null) {
            return alias.revisionId();
        }
        return published(draft, reference).revisionId();
    }

    private static VersionDeclaration published(Draft draft, FunctionReference reference) {
        String key = key(reference);
        return draft.versions().values().stream()
                .filter(version -> version.version().equals(key))
                .findFirst()
                .orElse(draft.latest());
    }

    /// A change of the policy is one of what it is for.
    private static boolean touch(Draft draft, FunctionReference reference) {
        String key = key(reference);
        String token = Ids.token();
        AliasDeclaration alias = draft.aliases().get(key);
        if (alias != null) {
            draft.aliases().put(key, alias.withRevisionId(token));
        } else if (key.isEmpty()) {
            draft.setLatest(draft.latest().withRevisionId(token));
        } else {
            VersionDeclaration version = published(draft, reference);
            draft.versions()
                    .put(Integer.parseInt(version.version()), version.withRevisionId(token));
        }
        return true;
    }

    record AddPermissionResponse(String statement) {}

    record GetPolicyResponse(String policy, String revisionId) {}
}
