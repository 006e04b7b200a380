package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Quantiles;
import dev.lungfish.simulator.run.ProgramTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a platform tells of a run: its metrics, the functions' `REPORT` lines, and the bill.
///
/// @param secondsInFlight from each request's arrival to its answer, summed
record LiveFigures(
        long requests,
        long coldStarts,
        double secondsInFlight,
        double nanoDollars,
        ProgramTimes times) {

    private static final Pattern DURATION = Pattern.compile("\tDuration: ([0-9.]+) ms");
    private static final Pattern INIT = Pattern.compile("Init Duration: ([0-9.]+) ms");
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    static LiveFigures of(TestPlatform platform, List<String> services) throws Exception {
        Site api = Site.of("127.0.0.1:" + platform.port());
        String metrics = api.get("/metrics").body();
        List<Double> durations = new ArrayList<>();
        List<Double> inits = new ArrayList<>();
        for (String service : services) {
            for (String line : Hosted.of(platform, service).log()) {
                if (line.contains("REPORT RequestId")) {
                    read(DURATION, line, durations);
                    read(INIT, line, inits);
                }
            }
        }
        String sandbox = "lungfish_cold_start_seconds";
        double starts = sum(metrics, sandbox + "_count", "sandbox");
        double meanSandbox = sum(metrics, sandbox + "_sum", "sandbox") / starts;
        Distribution none = new Constant(0);
        return new LiveFigures(
                Math.round(sum(metrics, "lungfish_invocations_total", "")),
                Math.round(sum(metrics, "lungfish_cold_starts_total", "")),
                sum(metrics, "lungfish_invocation_duration_seconds_sum", ""),
                bill(api),
                new ProgramTimes(
                        new Constant(Math.round(meanSandbox * NANOS_PER_SECOND)),
                        none,
                        sample(inits),
                        sample(durations),
                        none));
    }

    private static double bill(Site api) throws Exception {
        JsonNode bill = Json.parse(api.get("/lungfish/v1/bill").body());
        return bill.path("totalNanoDollars").asDouble();
    }

    private static void read(Pattern pattern, String line, List<Double> values) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
            values.add(Double.parseDouble(matcher.group(1)));
        }
    }

    /// The sum of a metric over its series of which the labels contain a word.
    private static double sum(String metrics, String name, String label) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// The distribution of which these are quantiles, at even distances.
    private static Distribution sample(List<Double> millis) {
        assertThat(millis).hasSizeGreaterThan(1);
        int last = millis.size() - 1;
        double[] shares = new double[millis.size()];
        long[] nanos =
                millis.stream().sorted().mapToLong(m -> Math.round(m * NANOS_PER_MILLI)).toArray();
        for (int i = 0; i <= last; i++) {
            shares[i] = (double) i / last;
        }
        return new Quantiles(shares, nanos);
    }
}
