package dev.lungfish.server.lambda;

import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.ProvisionedDeclaration;
import java.util.Map;

/// How the account's concurrency may be divided. A function takes its reservation out of the account's pool, or, where
/// it has none, its provisioned environments; at least [Account#MIN_UNRESERVED] must stay in the pool.
record ConcurrencyRules(Account account, Declarations declarations) {

    /// What is left in the pool for functions without a reservation.
    int unreserved() {
        return account.concurrency() - takenByOthers("");
    }

    /// @throws ApiError if the function may not reserve so much
    void refuseReservation(Draft draft, int reserved) {
        if (account.concurrency() - takenByOthers(draft.name()) - reserved
                < Account.MIN_UNRESERVED) {
            throw ApiError.invalid(
                    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [%d]."
                            .formatted(Account.MIN_UNRESERVED));
        }
        int provisioned = sum(draft.provisioned(), "");
        if (provisioned > reserved) {
            throw ApiError.invalid(
                    " ReservedConcurrentExecutions  %d should not be lower than function's total provisioned concurrency [%d]."
                            .formatted(reserved, provisioned));
        }
    }

    /// @throws ApiError if the function may not keep so many environments for the qualifier
    void refuseProvisioned(Draft draft, String qualifier, int requested) {
        int others = sum(draft.provisioned(), qualifier);
        Integer reserved = draft.reservedConcurrency();
        if (reserved != null) {
            if (reserved < others + requested) {
                throw ApiError.invalid(
                        "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function");
            }
            return;
        }
        int pool = account.concurrency() - takenByOthers(draft.name()) - others;
        if (requested > pool) {
            throw ApiError.invalid(
                    "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [%d]."
                            .formatted(pool));
        }
        if (pool - requested < Account.MIN_UNRESERVED) {
            throw ApiError.invalid(
                    "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [%d]."
                            .formatted(Account.MIN_UNRESERVED));
        }
    }

    private int takenByOthers(String name) {
        int taken = 0;
        for (Declaration other : declarations.all()) {
            if (!other.name().equals(name)) {
                Integer reserved = other.reservedConcurrency();
                taken += reserved == null ? sum(other.provisioned(), "") : reserved;
            }
        }
        return taken;
    }

    private static int sum(Map<String, ProvisionedDeclaration> provisioned, String without) {
        return provisioned.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(without))
                .mapToInt(entry -> entry.getValue().requested())
                .sum();
    }
}
