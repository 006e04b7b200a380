package dev.lungfish.planner.fleet;

import dev.lungfish.planner.services.RuntimeGuess.Language;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Quantiles;
import org.jspecify.annotations.Nullable;

/// How long it takes until a function of some language can serve.
///
/// @param nanos the time
/// @param text the same for people
/// @param source where it was measured
public record ColdStarts(Distribution nanos, String text, String source) {

    private static final double[] SHARES = {0, 0.5, 0.9, 0.99, 1};

    private static final ColdStarts PLAIN_JAVA =
            of(
                    "plain Java: half of them 0.2 s, one in a hundred 0.4 s",
                    "AWS Lambda, java25, zip, 1 GB, arm64, hello world: github.com/maxday/lambda-perf, 2026-06 to 2026-08",
                    150,
                    196,
                    280,
                    400,
                    500);

    private static final ColdStarts SPRING =
            of(
                    "Java with Spring Boot: half of them 5.3 s, one in a hundred 6.2 s",
                    "AWS Lambda, Java 17, 1 GB: github.com/aws-samples/serverless-java-frameworks-samples 1352ab4",
                    4_800,
                    5_312,
                    5_646,
                    6_183,
                    7_028);

    /// Those of a program of which a manifest tells the language.
    static ColdStarts of(@Nullable Language language) {
        return language == Language.JAVA ? SPRING : PLAIN_JAVA;
    }

    /// The same each time.
    static ColdStarts always(long nanos) {
        return new ColdStarts(new Constant(nanos), nanos / 1_000_000 + " ms", "as the options say");
    }

    /// As long as a program's code lets expect.
    static ColdStarts estimated(long nanos) {
        return new ColdStarts(
                new Constant(nanos),
                "as long as its class files let expect, on a plain JVM",
                "'lungfish assess' says for each what it comes from");
    }

    private static ColdStarts of(String text, String source, long... millis) {
        long[] nanos = new long[millis.length];
        for (int i = 0; i < millis.length; i++) {
            nanos[i] = millis[i] * 1_000_000;
        }
        return new ColdStarts(new Quantiles(SHARES, nanos), text, source);
    }
}
