package dev.lungfish.server.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Prometheus' text format 0.0.4 and accepts nothing that its description does not.
final class ExpositionParser {

    /// One sample line.
    record Sample(String name, Map<String, String> labels, double value) {}

    /// All samples under one TYPE line.
    record Family(String name, String type, String help, List<Sample> samples) {}

    private static final Pattern META =
            Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Set<String> TYPES =
            Set.of("counter", "gauge", "histogram", "summary", "untyped");

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    static Map<String, Family> parse(String text) {
        ExpositionParser parser = new ExpositionParser();
        check(text.endsWith("\n"), "the last line has no end");
        String[] lines = text.split("\n", -1);
        String help = "";
        Family family = null;
        for (String line : List.of(lines).subList(0, lines.length - 1)) {
            Matcher meta = META.matcher(line);
            if (meta.matches() && meta.group(1).equals("HELP")) {
                help = meta.group(3);
                family = null;
            } else if (meta.matches()) {
                check(TYPES.contains(meta.group(3)), line);
                family = new Family(meta.group(2), meta.group(3), help, new ArrayList<>());
                check(parser.families.put(family.name(), family) == null, "twice: " + line);
                help = "";
            } else {
                check(family != null, "a sample without a type: " + line);
                parser.sample(family, line);
            }
        }
        parser.families.values().stream()
                .filter(f -> f.type().equals("histogram"))
                .forEach(ExpositionParser::checkHistogram);
        return parser.families;
    }

    private void sample(Family family, String line) {
        Matcher matcher = SAMPLE.matcher(line);
        check(matcher.matches(), line);
        String name = matcher.group(1);
        check(namesOf(family).contains(name), name + " under " + family.name());
        check(seen.add(line.substring(0, line.lastIndexOf(' '))), "twice: " + line);
        double value = number(matcher.group(3));
        check(!family.type().equals("counter") || value >= 0, line);
        family.samples().add(new Sample(name, labels(matcher.group(2)), value));
    }

    private static Set<String> namesOf(Family family) {
        String name = family.name();
        return switch (family.type()) {
            case "histogram" -> Set.of(name + "_bucket", name + "_sum", name + "_count");
            case "summary" -> Set.of(name, name + "_sum", name + "_count");
            default -> Set.of(name);
        };
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text == null) {
            return labels;
        }
        Matcher matcher = LABEL.matcher(text);
        int end = 0;
        while (end < text.length()) {
            check(matcher.find(end) && matcher.start() == end, "labels: " + text);
            check(labels.put(matcher.group(1), matcher.group(2)) == null, "label twice: " + text);
            end = matcher.end();
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private static void checkHistogram(Family family) {
        Map<Map<String, String>, TreeMap<Double, Double>> buckets = new LinkedHashMap<>();
        Map<Map<String, String>, Double> counts = new LinkedHashMap<>();
        for (Sample sample : family.samples()) {
            if (sample.name().endsWith("_bucket")) {
                Map<String, String> labels = new TreeMap<>(sample.labels());
                double bound = number(labels.remove("le"));
                buckets.computeIfAbsent(labels, _ -> new TreeMap<>()).put(bound, sample.value());
            } else if (sample.name().endsWith("_count")) {
                counts.put(sample.labels(), sample.value());
            }
        }
        check(buckets.keySet().equals(counts.keySet()), family.name());
        buckets.forEach(
                (labels, series) -> {
                    check(series.lastKey() == Double.POSITIVE_INFINITY, "no +Inf: " + labels);
                    check(
                            series.lastEntry().getValue().equals(counts.get(labels)),
                            "count: " + labels);
                    double before = 0;
                    for (double value : series.values()) {
                        check(value >= before, "buckets are not cumulative: " + labels);
                        before = value;
                    }
                });
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}
