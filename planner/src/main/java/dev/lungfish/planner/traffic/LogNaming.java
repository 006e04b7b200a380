package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a service is told from a line of an access log: by its host, where it has one, otherwise by the path's first segment; or by just
/// one of these; or all lines are one service's.
///
/// @param fixed the one service; null where lines tell
record LogNaming(By by, @Nullable String fixed) {

    /// What tells.
    enum By {
        HOST_OR_PATH,
        HOST,
        PATH
    }

    static LogNaming of(Locator locator) throws BadInput {
        String fixed = locator.parameters().get("service");
        String by = locator.parameters().get("by");
        if (by == null) {
            return new LogNaming(By.HOST_OR_PATH, fixed);
        }
        if (fixed != null) {
            throw new BadInput("--traffic log: takes by= or service=, not both.");
        }
        return switch (by) {
            case "host" -> new LogNaming(By.HOST, null);
            case "path" -> new LogNaming(By.PATH, null);
            default ->
                    throw new BadInput(
                            "--traffic log: by=%s is neither by=host nor by=path.".formatted(by));
        };
    }

    String service(LogLine line) throws UnreadableLine {
        if (fixed != null) {
            return fixed;
        }
        String host = line.host();
        if (by == By.PATH || (by == By.HOST_OR_PATH && host == null)) {
            return firstSegment(line.path());
        }
        if (host == null) {
            throw new UnreadableLine("it names no host; by=path takes the path's first segment.");
        }
        return withoutPort(host).toLowerCase(Locale.ROOT);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /// `orders` of `/orders/12?x=1`, `/` of `/`.
    private static String firstSegment(String path) {
        int from = path.startsWith("/") ? 1 : 0;
        int to = from;
        while (to < path.length() && "/?#;".indexOf(path.charAt(to)) < 0) {
            to++;
        }
        return to == from ? "/" : path.substring(from, to);
    }

    Assumption assumption() {
        return new Assumption(
                "which service a request in the log is for",
                fixed != null ? fixed : described(),
                "access logs do not name services",
                "--traffic log:FILE?by=host, ?by=path or ?service=NAME");
    }

    private String described() {
        return switch (by) {
            case HOST_OR_PATH ->
                    "its host where the line has one, otherwise the path's first segment";
            case HOST -> "its host";
            case PATH -> "the path's first segment";
        };
    }
}
