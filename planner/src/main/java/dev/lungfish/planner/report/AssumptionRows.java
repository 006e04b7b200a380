package dev.lungfish.planner.report;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.text.Html;
import java.util.List;
import java.util.stream.Collectors;

/// The table of what was assumed.
final class AssumptionRows {

    private AssumptionRows() {}

    static String of(List<Assumption> assumptions) {
        return assumptions.isEmpty()
                ? "<tr><td colspan=\"4\">Nothing: the inputs say everything.</td></tr>"
                : assumptions.stream().map(AssumptionRows::row).collect(Collectors.joining("\n"));
    }

    private static String row(Assumption one) {
        return """
                <tr><th scope="row">%s</th><td class="value" data-label="Taken">%s</td>\
                <td data-label="Because">%s</td><td data-label="To say otherwise">%s</td></tr>"""
                .formatted(
                        Html.escape(one.what()),
                        Html.escape(one.value()),
                        Html.escape(one.source()),
                        Html.escape(one.override()));
    }
}
