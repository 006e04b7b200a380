package dev.lungfish.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Commands and options as fish's `complete` wants them.
final class FishCompletion {

    private FishCompletion() {}

    static List<String> lines(CommandLine root) {
        List<String> lines = new ArrayList<>();
        String program = root.getCommandName();
        addOptions(lines, "complete -c " + program, root.getCommandSpec());
        root.getSubcommands()
                .forEach(
                        (name, command) -> {
                            CommandSpec spec = command.getCommandSpec();
                            lines.add(
                                    "complete -c %s -f -n __fish_use_subcommand -a %s -d %s"
                                            .formatted(
                                                    program,
                                                    name,
                                                    quoted(spec.usageMessage().description())));
                            String within =
                                    "complete -c %s -n '__fish_seen_subcommand_from %s'"
                                            .formatted(program, name);
                            addOptions(lines, within, spec);
                        });
        return lines;
    }

    private static void addOptions(List<String> lines, String prefix, CommandSpec spec) {
        for (OptionSpec option : spec.options()) {
            if (option.inherited() || option.hidden()) {
                continue;
            }
            StringBuilder line = new StringBuilder(prefix);
            for (String name : option.names()) {
                line.append(name.startsWith("--") ? " -l " : " -s ")
                        .append(name.replaceFirst("^-+", ""));
            }
            if (option.arity().max() > 0) {
                line.append(" -r");
            }
            if (option.completionCandidates() != null) {
                line.append(" -f -a '")
                        .append(String.join(" ", option.completionCandidates()))
                        .append("'");
            }
            lines.add(line.append(" -d ").append(quoted(option.description())).toString());
        }
    }

    /// The first sentence of a description, in single quotes.
    private static String quoted(String[] description) {
        String whole = String.join(" ", description);
        int end = whole.indexOf(". ");
        String sentence = end < 0 ? whole : whole.substring(0, end + 1);
        return "'" + sentence.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
