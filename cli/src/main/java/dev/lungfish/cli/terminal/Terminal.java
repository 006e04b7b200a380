package dev.lungfish.cli.terminal;

import java.util.Map;

/// What reads the output: people at a terminal, or another program.
///
/// @param out whether standard output is a terminal
/// @param err whether standard error is one
/// @param colour whether standard output may be coloured (https://no-color.org)
public record Terminal(boolean out, boolean err, boolean colour) {

    private static final Terminal CURRENT =
            of(System.getProperty("lungfish.terminal"), System.getenv());

    public static Terminal current() {
        return CURRENT;
    }

    /// @param streams the streams that are terminals, as the start script has found (`out,err`)
    static Terminal of(
            @org.jspecify.annotations.Nullable String streams, Map<String, String> environment) {
        boolean out = streams != null && streams.contains("out");
        boolean err = streams != null && streams.contains("err");
        boolean colour =
                out
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        return new Terminal(out, err, colour);
    }
}
