package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.PolicyStatement;
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
        PolicyTarget target = PolicyTarget.of(reference);
        declarations.change(
                reference.name(),
                draft -> {
                    target.refuseStale(draft, request.revisionId());
                    add(draft, target.key(), new PolicyStatement(sid, json));
                    return target.touch(draft);
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
        PolicyTarget target = PolicyTarget.of(reference);
        String revisionId = call.query("RevisionId");
        declarations.change(
                reference.name(),
                draft -> {
                    remove(draft, target, sid, revisionId);
                    return target.touch(draft);
                });
        return Answers.noContent();
    }

    private static void remove(
            Draft draft, PolicyTarget target, String sid, @Nullable String revisionId) {
        List<PolicyStatement> statements = draft.policies().get(target.key());
        if (statements == null) {
            throw ApiError.notFound("No policy is associated with the given resource.");
        }
        List<PolicyStatement> left =
                statements.stream().filter(other -> !other.sid().equals(sid)).toList();
        if (left.size() == statements.size()) {
            throw ApiError.notFound("Statement %s is not found in resource policy.".formatted(sid));
        }
        target.refuseStale(draft, revisionId);
        if (left.isEmpty()) {
            draft.policies().remove(target.key());
        } else {
            draft.policies().put(target.key(), left);
        }
    }

    private ApiResponse get(Call call) {
        FunctionReference reference = reference(call, new Violations());
        Declaration declaration = existing(reference);
        PolicyTarget target = PolicyTarget.of(reference);
        List<PolicyStatement> statements = declaration.policies().get(target.key());
        if (statements == null) {
            throw ApiError.notFound("The resource you requested does not exist.");
        }
        return Answers.ok(
                new GetPolicyResponse(
                        policy(statements), target.revisionId(new Draft(declaration))));
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

    record AddPermissionResponse(String statement) {}

    record GetPolicyResponse(String policy, String revisionId) {}
}
