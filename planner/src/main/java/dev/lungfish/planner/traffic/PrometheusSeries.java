package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The series of a query, by service: a value for each step, NaN where there is none. Several series of one service are added up.
final class PrometheusSeries {

    private final String label;
    private final SortedMap<String, double[]> values = new TreeMap<>();
    private final SortedSet<String> otherLabels = new TreeSet<>();
    private int unnamedSeries;
    private double unnamed;

    PrometheusSeries(String label) {
        this.label = label;
    }

    static PrometheusSeries read(
            PrometheusApi api, String query, String label, PrometheusWindow window)
            throws BadInput {
        PrometheusSeries series = new PrometheusSeries(label);
        for (PrometheusWindow.Chunk chunk : window.chunks()) {
            for (JsonNode one : api.range(query, chunk, window.stepSeconds())) {
                series.add(one, window);
            }
        }
        return series;
    }

    private void add(JsonNode series, PrometheusWindow window) {
        String service = series.path("metric").path(label).asString("");
        if (service.isEmpty()) {
            unnamedSeries++;
            otherLabels.addAll(series.path("metric").propertyNames());
            for (JsonNode point : series.path("values")) {
                double value = value(point);
                unnamed += Double.isNaN(value) ? 0 : value;
            }
            return;
        }
        double[] steps = values.computeIfAbsent(service, absent -> empty(window.steps()));
        for (JsonNode point : series.path("values")) {
            int step = window.index(point.path(0).asDouble(-1));
            double value = value(point);
            if (step >= 0 && !Double.isNaN(value)) {
                steps[step] = Double.isNaN(steps[step]) ? value : steps[step] + value;
            }
        }
    }

    private static double[] empty(int steps) {
        double[] empty = new double[steps];
        Arrays.fill(empty, Double.NaN);
        return empty;
    }

    /// A point's value; NaN for what is not a finite number.
    private static double value(JsonNode point) {
        String text = point.path(1).asString("NaN");
        if (text.endsWith("Inf") || text.equals("NaN")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Checks that these can be counts of requests.
    void checkCounts(String where) throws BadInput {
        for (Map.Entry<String, double[]> service : values.entrySet()) {
            for (double value : service.getValue()) {
                if (value < 0 || value > Integer.MAX_VALUE) {
                    throw new BadInput(
                            "%s: the query gives %s for the service %s, which is not a number of requests in a step."
                                    .formatted(where, value, service.getKey()));
                }
            }
        }
    }

    SortedMap<String, double[]> values() {
        return values;
    }

    boolean hasUnnamed() {
        return unnamedSeries > 0;
    }

    /// The sum of all series without the label.
    double unnamed() {
        return unnamed;
    }

    /// What labels those have.
    String otherLabels() {
        return otherLabels.isEmpty() ? "none" : String.join(", ", otherLabels);
    }
}
