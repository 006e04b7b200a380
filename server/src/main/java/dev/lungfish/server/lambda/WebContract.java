package dev.lungfish.server.lambda;

import dev.lungfish.core.service.Contract;
import dev.lungfish.server.catalog.WebSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The contract that a function's variables ask for. `LUNGFISH_CONTRACT=web` makes it a program that serves HTTP, with
/// `LUNGFISH_READINESS_PATH` (default `/`) and `LUNGFISH_SLOTS` (default 1); without it, it is a handler.
record WebContract(Contract contract, @Nullable WebSettings settings) {

    private static final String CONTRACT = "LUNGFISH_CONTRACT";
    private static final String READINESS_PATH = "LUNGFISH_READINESS_PATH";
    private static final String SLOTS = "LUNGFISH_SLOTS";
    private static final int MAX_SLOTS = 1000;

    /// @throws ApiError if the variables contradict themselves
    static WebContract of(Map<String, String> environment) {
        String contract = environment.getOrDefault(CONTRACT, "handler");
        return switch (contract) {
            case "web" ->
                    new WebContract(
                            Contract.WEB,
                            new WebSettings(readinessPath(environment), slots(environment)));
            case "handler" -> {
                refuse(environment, READINESS_PATH);
                refuse(environment, SLOTS);
                yield new WebContract(Contract.HANDLER, null);
            }
            default ->
                    throw ApiError.invalid(
                            "%s is '%s'. Set it to 'web' or 'handler', or leave it out."
                                    .formatted(CONTRACT, contract));
        };
    }

    private static void refuse(Map<String, String> environment, String variable) {
        if (environment.containsKey(variable)) {
            throw ApiError.invalid(
                    "%s is for the web contract only. Set %s=web, or leave it out."
                            .formatted(variable, CONTRACT));
        }
    }

    private static String readinessPath(Map<String, String> environment) {
        String path = environment.getOrDefault(READINESS_PATH, "/");
        if (!path.matches("/[\\x21-\\x7e]*")) {
            throw ApiError.invalid(
                    "%s is '%s'. Give a path that starts with /, without spaces."
                            .formatted(READINESS_PATH, path));
        }
        return path;
    }

    private static int slots(Map<String, String> environment) {
        String slots = environment.getOrDefault(SLOTS, "1");
        if (!slots.matches("[1-9][0-9]{0,3}") || Integer.parseInt(slots) > MAX_SLOTS) {
            throw ApiError.invalid(
                    "%s is '%s'. Give a number from 1 to %d.".formatted(SLOTS, slots, MAX_SLOTS));
        }
        return Integer.parseInt(slots);
    }
}
