package dev.lungfish.core.capacity;

import java.util.ArrayList;
import java.util.List;

/// Words for what is short.
final class Shortage {

    private Shortage() {}

    /// @param most the most that any node offers, each resource by itself
    /// @param offers how a node offers it, as "has free"
    static String of(Claim wanted, Amount most, String offers) {
        List<String> what = new ArrayList<>();
        if (wanted.cpuMillis() > most.cpuMillis()) {
            what.add(tooLittle("CPU", most.cpuMillis(), "millicores", offers));
        }
        if (wanted.megabytes() > most.megabytes()) {
            what.add(tooLittle("memory", most.megabytes(), "MB", offers));
        }
        if (most.environments() < 1) {
            what.add("every node holds as many environments as it may");
        }
        return what.isEmpty() ? together(most, offers) : String.join(", and ", what);
    }

    private static String tooLittle(String what, long most, String unit, String offers) {
        return "%s is short, of which the most that a node %s is %,d %s"
                .formatted(what, offers, most, unit);
    }

    private static String together(Amount most, String offers) {
        return "a node %s up to %,d millicores of CPU and another up to %,d MB of memory, but none both in one place"
                .formatted(offers, most.cpuMillis(), most.megabytes());
    }
}
