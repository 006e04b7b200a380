package dev.lungfish.core.fleet.simulated;

/// How a request was let in.
final class Admission {

    private Admission() {}

    /// Whether the request was let in and no provisioned environment carries it.
    static boolean isCounted(World world, Request request) {
        return switch (request.state) {
            case WAITING -> true;
            case SERVING -> !isCarried(request);
            case SERVED, REFUSED, FAILED, ABANDONED -> false;
        };
    }

    private static boolean isCarried(Request request) {
        for (SeenEnvironment environment : request.fleet.environments) {
            if (environment.provisioned && environment.serving.contains(request)) {
                return true;
            }
        }
        return false;
    }
}
