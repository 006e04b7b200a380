package dev.lungfish.core.fleet;

/// Orders as lines for people: `start 1`, `serve a on 1 cold`, `stop 1 IDLE`, `refuse a MACHINE_MEMORY`, `fail a with 1`.
public final class OrderText {

    private OrderText() {}

    public static String of(Order<?> order) {
        return switch (order) {
            case Order.Start<?>(var started) -> "start " + started.id();
            case Order.Serve<?>(var by, var request, var cold) ->
                    "serve " + request + " on " + by.id() + (cold ? " cold" : "");
            case Order.Stop<?>(var stopped, var reason) -> "stop " + stopped.id() + " " + reason;
            case Order.Refuse<?>(var request, var limit) -> "refuse " + request + " " + limit;
            case Order.Fail<?>(var request, var lost) -> "fail " + request + " with " + lost.id();
        };
    }
}
