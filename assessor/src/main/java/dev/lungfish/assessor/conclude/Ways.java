package dev.lungfish.assessor.conclude;

import java.util.Set;

/// Which blockers a change of the program's ways removes; all others bind it to a container.
final class Ways {

    private static final Set<String> CHANGEABLE =
            Set.of(
                    "background-listener",
                    "state-write-behind",
                    "request-long",
                    "connection-remote-objects");

    private Ways() {}

    static boolean isChangeable(String rule) {
        return CHANGEABLE.contains(rule);
    }
}
