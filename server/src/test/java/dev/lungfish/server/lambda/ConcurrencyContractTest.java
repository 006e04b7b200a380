package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;

/// Reserved and provisioned concurrency.
class ConcurrencyContractTest extends ContractTest {

    private static final String INVALID = "InvalidParameterValueException";

    @BeforeEach
    void published() {
        create("one", r -> r.publish(true));
        lambda.createAlias(r -> r.functionName("one").name("live").functionVersion("1"));
    }

    private void reserve(int count) {
        lambda.putFunctionConcurrency(
                r -> r.functionName("one").reservedConcurrentExecutions(count));
    }

    private void provision(String qualifier, int count) {
        lambda.putProvisionedConcurrencyConfig(
                r ->
                        r.functionName("one")
                                .qualifier(qualifier)
                                .provisionedConcurrentExecutions(count));
    }

    @Test
    void reservesAndGivesBack() {
        reserve(0);
        assertThat(reserved()).isZero();
        reserve(250);
        assertThat(reserved()).isEqualTo(250);
        assertThat(lambda.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
                .isEqualTo(750);
        lambda.deleteFunctionConcurrency(r -> r.functionName("one"));
        assertThat(reserved()).isNull();
    }

    private Integer reserved() {
        return lambda.getFunctionConcurrency(r -> r.functionName("one"))
                .reservedConcurrentExecutions();
    }

    @Test
    void keepsAHundredUnreserved() {
        reserve(900);
        create("two");

        refused(
                400,
                INVALID,
                "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
                () ->
                        lambda.putFunctionConcurrency(
                                r -> r.functionName("two").reservedConcurrentExecutions(1)));
        reserve(899);
        lambda.putFunctionConcurrency(r -> r.functionName("two").reservedConcurrentExecutions(1));
    }

    @Test
    void reservesForFunctionsOnly() {
        refused(
                400,
                INVALID,
                "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.",
                () ->
                        lambda.putFunctionConcurrency(
                                r -> r.functionName("one:1").reservedConcurrentExecutions(1)));
        refused(
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "none:$LATEST",
                () ->
                        lambda.putFunctionConcurrency(
                                r -> r.functionName("none").reservedConcurrentExecutions(1)));
    }

    @Test
    void tellsHowFarProvisioningIs() {
        var put =
                lambda.putProvisionedConcurrencyConfig(
                        r ->
                                r.functionName("one")
                                        .qualifier("live")
                                        .provisionedConcurrentExecutions(2));
        assertThat(put.status()).isEqualTo(ProvisionedConcurrencyStatusEnum.IN_PROGRESS);
        assertThat(put.allocatedProvisionedConcurrentExecutions()).isZero();
        assertThat(put.lastModified()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\+0000");

        server.live.put("one:live", new ProvisionedStatus.Live(2, 1, ""));
        assertThat(status()).isEqualTo(ProvisionedConcurrencyStatusEnum.IN_PROGRESS);
        server.live.put("one:live", new ProvisionedStatus.Live(2, 2, ""));
        assertThat(status()).isEqualTo(ProvisionedConcurrencyStatusEnum.READY);
        server.live.put("one:live", new ProvisionedStatus.Live(1, 0, "The handler exits."));
        assertThat(status()).isEqualTo(ProvisionedConcurrencyStatusEnum.FAILED);
        var all = lambda.listProvisionedConcurrencyConfigs(r -> r.functionName("one"));
        assertThat(all.provisionedConcurrencyConfigs())
                .singleElement()
                .satisfies(
                        config -> {
                            assertThat(config.functionArn()).isEqualTo(ARN + "one:live");
                            assertThat(config.statusReason()).isEqualTo("The handler exits.");
                        });
    }

    private ProvisionedConcurrencyStatusEnum status() {
        return lambda.getProvisionedConcurrencyConfig(r -> r.functionName("one").qualifier("live"))
                .status();
    }

    @Test
    void provisionsAnAliasOrItsVersionButNotBoth() {
        provision("1", 1);
        refused(
                409,
                "ResourceConflictException",
                "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
                () -> provision("live", 1));
        lambda.deleteProvisionedConcurrencyConfig(r -> r.functionName("one").qualifier("1"));
        refused(
                404,
                "ProvisionedConcurrencyConfigNotFoundException",
                "No Provisioned Concurrency Config found for this function",
                () ->
                        lambda.getProvisionedConcurrencyConfig(
                                r -> r.functionName("one").qualifier("1")));
        provision("live", 1);
        refused(
                409,
                "ResourceConflictException",
                "Version is pointed by a Provisioned Concurrency alias",
                () -> provision("1", 1));
        lambda.deleteAlias(r -> r.functionName("one").name("live"));
        assertThat(
                        lambda.listProvisionedConcurrencyConfigs(r -> r.functionName("one"))
                                .provisionedConcurrencyConfigs())
                .isEmpty();
    }

    @Test
    void provisionsWithinTheReservation() {
        reserve(5);
        refused(
                400,
                INVALID,
                "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function",
                () -> provision("1", 6));
        provision("1", 5);
        refused(
                400,
                INVALID,
                " ReservedConcurrentExecutions  4 should not be lower than function's total provisioned concurrency [5].",
                () -> reserve(4));
    }

    @Test
    void provisionsWithinTheAccount() {
        refused(
                400,
                INVALID,
                "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000].",
                () -> provision("1", 1001));
        refused(
                400,
                INVALID,
                "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
                () -> provision("1", 901));
        provision("1", 900);
    }

    @Test
    void refusesWhatCannotBeProvisioned() {
        refused(
                400,
                "ValidationException",
                "1 validation error detected: Value '0' at 'provisionedConcurrentExecutions' failed to satisfy constraint: Member must have value greater than or equal to 1",
                () -> provision("1", 0));
        refused(
                400,
                INVALID,
                "Provisioned Concurrency Configs cannot be applied to unpublished function versions.",
                () -> provision("$LATEST", 1));
        refused(
                404,
                "ResourceNotFoundException",
                "Cannot find alias arn: " + ARN + "one:none",
                () -> provision("none", 1));
        refused(
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "one:10",
                () -> provision("10", 1));
    }
}
