package dev.lungfish.planner.report;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The plan as a web page. Everything that the page needs is in it; it loads nothing.
public final class HtmlReport {

    private static final List<String> SCRIPTS =
            List.of("format.js", "columns.js", "charts.js", "story.js", "table.js", "start.js");

    private HtmlReport() {}

    /// The whole page.
    public static String of(Plan plan) {
        String library =
                "/*\n%s*/\n%s"
                        .formatted(
                                Resource.text("uplot/LICENSE"),
                                Resource.text("uplot/uPlot.iife.min.js"));
        String script =
                SCRIPTS.stream()
                        .map(Resource::text)
                        .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();"));
        Map<String, String> parts = new TreeMap<>(Head.of(plan));
        parts.put("policy", ContentPolicy.of(List.of(library, script)));
        parts.put("library", library);
        parts.put("script", script);
        parts.put("style", Resource.text("uplot/uPlot.min.css") + Resource.text("report.css"));
        parts.put("data", ScriptJson.of(ReportData.of(plan)));
        parts.put("assumptions", AssumptionRows.of(plan.assumptions()));
        return Template.fill(Resource.text("report.html"), parts);
    }

    /// Writes the page. Whoever reads the file meanwhile sees the old page or the new one, never
    /// a part.
    ///
    /// @throws BadInput if the file cannot be there
    /// @throws IOException if the disk is full, or fails
    public static void write(Plan plan, Path file) throws BadInput, IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new BadInput(file + " is a folder. Name a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            throw new BadInput(
                    "The report cannot be written: there is no folder %s. Make it first."
                            .formatted(folder));
        }
        replace(target, folder, of(plan));
    }

    private static void replace(Path target, Path folder, String page) throws IOException {
        String name = ".%s.%d.part".formatted(target.getFileName(), ProcessHandle.current().pid());
        Path part = folder.resolve(name);
        try {
            Files.writeString(
                    part,
                    page,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
