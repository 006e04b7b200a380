package dev.lungfish.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One command's exit status and what it printed.
record Run(int exit, String out, String err) {

    static Run of(String... arguments) {
        return of(
                options -> {
                    throw new AssertionError("no platform is to be started");
                },
                arguments);
    }

    static Run of(PlatformStarter starter, String... arguments) {
        return of(new CommandLines.Parts(starter, new FakeAssessors()), arguments);
    }

    static Run of(CommandLines.Parts parts, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                CommandLines.create(
                                new PrintWriter(out, true),
                                new PrintWriter(err, true),
                                parts,
                                arguments)
                        .execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    /// The command, sent to `platform`.
    static Run against(FakePlatform platform, String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = platform.address().toString();
        return of(all);
    }
}
