package dev.lungfish.server.lambda;

import dev.lungfish.server.code.Packages;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.VersionDeclaration;
import java.util.Map;

/// Tell the account's limits and use.
final class AccountOperations {

    /// AWS's default quota of code storage, 75 GB.
    private static final long TOTAL_CODE_BYTES = 80_530_636_800L;

    private final Account account;
    private final Declarations declarations;

    AccountOperations(Account account, Declarations declarations) {
        this.account = account;
        this.declarations = declarations;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("GetAccountSettings", this::get);
    }

    private ApiResponse get(Call call) {
        long codeBytes = 0;
        long functions = 0;
        for (Declaration declaration : declarations.all()) {
            functions++;
            for (VersionDeclaration version : declaration.allVersions()) {
                codeBytes += version.code().sizeBytes();
            }
        }
        return Answers.ok(
                new AccountSettings(
                        new AccountLimit(
                                TOTAL_CODE_BYTES,
                                Packages.MAX_UNZIPPED_BYTES,
                                Packages.MAX_ZIPPED_BYTES,
                                account.concurrency(),
                                new ConcurrencyRules(account, declarations).unreserved()),
                        new AccountUsage(codeBytes, functions)));
    }

    record AccountSettings(AccountLimit accountLimit, AccountUsage accountUsage) {}

    record AccountLimit(
            long totalCodeSize,
            long codeSizeUnzipped,
            long codeSizeZipped,
            int concurrentExecutions,
            int unreservedConcurrentExecutions) {}

    record AccountUsage(long totalCodeSize, long functionCount) {}
}
