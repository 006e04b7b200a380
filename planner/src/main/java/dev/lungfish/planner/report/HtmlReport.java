package dev.lungfish.planner.report;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.text.ContentPolicy;
import dev.lungfish.text.Look;
import dev.lungfish.text.PageFile;
import dev.lungfish.text.Resource;
import dev.lungfish.text.ScriptJson;
import dev.lungfish.text.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The plan as a web page. Everything that the page needs is in it; it loads nothing.
public final class HtmlReport {

    private static final List<String> SCRIPTS =
            List.of("columns.js", "charts.js", "story.js", "start.js");

    private HtmlReport() {}

    /// The whole page.
    public static String of(Plan plan) {
        String library =
                "/*\n%s*/\n%s".formatted(text("uplot/LICENSE"), text("uplot/uPlot.iife.min.js"));
        String script = Look.script(SCRIPTS.stream().map(HtmlReport::text).toList());
        Map<String, String> parts = new TreeMap<>(Head.of(plan));
        parts.put("policy", ContentPolicy.of(List.of(library, script)));
        parts.put("library", library);
        parts.put("script", script);
        parts.put("style", text("uplot/uPlot.min.css") + Look.style(text("report.css")));
        parts.put("data", ScriptJson.of(ReportData.of(plan)));
        parts.put("assumptions", AssumptionRows.of(plan.assumptions()));
        return Template.fill(text("report.html"), parts);
    }

    private static String text(String name) {
        return Resource.text(HtmlReport.class, name);
    }

    /// Writes the page. Whoever reads the file meanwhile sees the old page or the new one, never
    /// a part.
    ///
    /// @throws BadInput if the file cannot be there
    /// @throws IOException if the disk is full, or fails
    public static void write(Plan plan, Path file) throws BadInput, IOException {
        Optional<String> obstacle = PageFile.obstacle(file);
        if (obstacle.isPresent()) {
            throw new BadInput(obstacle.get());
        }
        PageFile.write(of(plan), file);
    }
}
