package dev.lungfish.benchmarks.warm;

import dev.lungfish.benchmarks.load.Results;
import dev.lungfish.benchmarks.load.Target;
import java.util.List;

/// Where the time of one caller's warm invocation goes: each part is the difference between two medians.
///
/// @param bareMicros the caller's own hop: a bare server's answer
/// @param rendezvousMicros what is added by a second process that polls the same server, with nothing else in between
/// @param platformMicros what the platform adds to that: routing, the fleet's rules, metering, logs
/// @param javaClientMicros what AWS's Java client and a handler take beyond the smallest client there is
/// @param nodeClientMicros likewise Node and its bootstrap
record Breakdown(
        double bareMicros,
        double rendezvousMicros,
        double platformMicros,
        double javaClientMicros,
        double nodeClientMicros) {

    /// @param targets bare, rendezvous, and the platform with the minimal, the Java and the Node function
    static Breakdown of(Results results, List<Target> targets) {
        double[] p50 = targets.stream().mapToDouble(results::p50Micros).toArray();
        return new Breakdown(
                p50[0], p50[1] - p50[0], p50[2] - p50[1], p50[3] - p50[2], p50[4] - p50[2]);
    }

    String table() {
        return """

        | part of one caller's p50 | µs |
        | --- | ---: |
        | bare hop | %.0f |
        | + second hop to a polling runtime | %.0f |
        | + the platform's own share | %.0f |
        | + AWS's Java client and handler | %.0f |
        | or Node and its bootstrap | %.0f |
        """
                .formatted(
                        bareMicros,
                        rendezvousMicros,
                        platformMicros,
                        javaClientMicros,
                        nodeClientMicros);
    }
}
