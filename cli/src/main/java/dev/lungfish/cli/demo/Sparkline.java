package dev.lungfish.cli.demo;

import java.util.Arrays;

/// Counts as a row of bars, each as high as its share of the highest.
final class Sparkline {

    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    static String of(long... counts) {
        long highest = Math.max(1, Arrays.stream(counts).max().orElse(1));
        StringBuilder line = new StringBuilder();
        for (long count : counts) {
            long height = (count * BARS.length() + highest - 1) / highest;
            line.append(count == 0 ? ' ' : BARS.charAt((int) height - 1));
        }
        return line.toString();
    }
}
