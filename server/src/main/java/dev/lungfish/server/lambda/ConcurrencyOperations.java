package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.Draft;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reserve a part of the account's concurrency for a function, and give it back.
final class ConcurrencyOperations {

    private final Account account;
    private final Declarations declarations;
    private final ConcurrencyRules rules;

    ConcurrencyOperations(Account account, Declarations declarations) {
        this.account = account;
        this.declarations = declarations;
        this.rules = new ConcurrencyRules(account, declarations);
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("PutFunctionConcurrency", this::put);
        operations.put("GetFunctionConcurrency", this::get);
        operations.put("DeleteFunctionConcurrency", this::delete);
    }

    private ApiResponse put(Call call) {
        Concurrency request = call.body(Concurrency.class);
        Integer wanted = request.reservedConcurrentExecutions();
        FunctionReference function =
                function(
                        call,
                        new Violations()
                                .required(wanted, "reservedConcurrentExecutions")
                                .range(
                                        wanted,
                                        "reservedConcurrentExecutions",
                                        0,
                                        Integer.MAX_VALUE));
        int reserved = Objects.requireNonNull(wanted);
        declarations.change(function.name(), draft -> reserve(draft, reserved));
        return Answers.ok(new Concurrency(reserved));
    }

    private boolean reserve(Draft draft, int reserved) {
        rules.refuseReservation(draft, reserved);
        draft.setReservedConcurrency(reserved);
        return true;
    }

    private ApiResponse get(Call call) {
        FunctionReference function =
                FunctionReference.parse(
                        account,
                        NameShape.PLAIN,
                        call.label("FunctionName"),
                        null,
                        new Violations());
        return Answers.ok(new Concurrency(declarations.get(function).reservedConcurrency()));
    }

    private ApiResponse delete(Call call) {
        FunctionReference function = function(call, new Violations());
        declarations.change(
                function.name(),
                draft -> {
                    draft.setReservedConcurrency(null);
                    return true;
                });
        return Answers.noContent();
    }

    private FunctionReference function(Call call, Violations violations) {
        FunctionReference function =
                FunctionReference.parse(
                        account, NameShape.PLAIN, call.label("FunctionName"), null, violations);
        if (function.qualifier() != null) {
            throw ApiError.invalid(
                    "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.");
        }
        if (declarations.find(function.name()) == null) {
            throw ApiError.functionNotFound(account.arn(function.name(), "$LATEST"));
        }
        return function;
    }

    record Concurrency(@Nullable Integer reservedConcurrentExecutions) {}
}
