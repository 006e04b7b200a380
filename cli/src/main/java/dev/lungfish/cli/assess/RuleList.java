package dev.lungfish.cli.assess;

import dev.lungfish.assessor.prose.Words;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.cli.terminal.Table;
import dev.lungfish.core.service.Placement;
import java.util.List;

/// All rules, and how much each matters where.
public final class RuleList {

    private RuleList() {}

    public static List<String> lines(List<Rule> rules) {
        Table table =
                new Table()
                        .words("RULE")
                        .words("ABOUT")
                        .words("FUNCTION")
                        .words("SPLIT")
                        .words("CONTAINER")
                        .words("SOURCE");
        for (Rule rule : rules) {
            table.row(
                    rule.id(),
                    rule.title(),
                    severity(rule, Placement.FUNCTION),
                    severity(rule, Placement.SPLIT),
                    severity(rule, Placement.CONTAINER),
                    rule.source());
        }
        return table.lines();
    }

    private static String severity(Rule rule, Placement placement) {
        return rule.effect(placement).map(Effect::severity).map(Words::wireName).orElse("-");
    }
}
