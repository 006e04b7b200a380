package dev.lungfish.e2e.web;

/// Starts that go wrong: with every start where the package's file `revision` is `broken`, and where the program is to
/// be a replica, as `$REPLICA_FAULT` says.
///
/// | fault | does |
/// | --- | --- |
/// | `exit` | the program ends at once |
/// | `deaf` | it never listens |
final class StartFaults {

    private static final String REPLICA = "lambda-managed-instances";

    private StartFaults() {}

    static void strike(String revision) {
        if (revision.equals("broken")) {
            exit();
        }
        String fault = System.getenv("REPLICA_FAULT");
        if (fault == null || !REPLICA.equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            return;
        }
        switch (fault) {
            case "exit" -> exit();
            case "deaf" -> Shop.sleep(Long.MAX_VALUE);
            default -> throw new IllegalArgumentException("no such fault: " + fault);
        }
    }

    private static void exit() {
        System.out.println("cannot start, on purpose");
        System.exit(3);
    }
}
