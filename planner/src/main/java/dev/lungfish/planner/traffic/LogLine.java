package dev.lungfish.planner.traffic;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A line of an access log.
///
/// @param nanos its time, since 1970
/// @param host whom the request was for, with a port or without; null where the line does not tell
/// @param durationNanos how long it took; -1 where the line does not tell
record LogLine(long nanos, @Nullable String host, String path, long durationNanos) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}\\.\\d{1,9}");
    private static final List<String> SECONDS = List.of("rt=", "request_time=");
    private static final double NANOS = 1e9;
    private static final long NANOS_IN_MILLI = 1_000_000;

    static LogLine read(String line, LogTimes times) throws UnreadableLine {
        List<String> tokens = LogTokens.of(line);
        if (tokens.size() > 5 && LogTokens.isBracketed(tokens.getFirst())) {
            return envoy(tokens, times);
        }
        int time = 0;
        while (time < tokens.size() && !LogTokens.isBracketed(tokens.get(time))) {
            time++;
        }
        if (time < 3 || time > 4 || tokens.size() < time + 4) {
            throw new UnreadableLine("it is neither in the combined format nor in Envoy's.");
        }
        return combined(tokens, time, times);
    }

    /// `host ip - user [time] "request" status bytes "referrer" "agent" ...`, the host and all after the bytes optional.
    private static LogLine combined(List<String> tokens, int time, LogTimes times)
            throws UnreadableLine {
        String request = request(tokens.get(time + 1));
        checkStatus(tokens.get(time + 2));
        String host = time == 4 ? tokens.getFirst() : null;
        return new LogLine(
                times.nanos(LogTokens.inner(tokens.get(time))),
                host != null ? host : host(request),
                path(request),
                seconds(tokens.subList(time + 4, tokens.size())));
    }

    /// Envoy's default, `[time] "request" status flags received sent duration upstream "forwarded" "agent" "id" "authority" ...`, or Istio's,
    /// which has three more after the flags.
    private static LogLine envoy(List<String> tokens, LogTimes times) throws UnreadableLine {
        int received = NUMBER.matcher(tokens.get(4)).matches() ? 4 : 7;
        if (tokens.size() < received + 8 || !NUMBER.matcher(tokens.get(received)).matches()) {
            throw new UnreadableLine("it begins like Envoy's format, but goes on otherwise.");
        }
        String request = request(tokens.get(1));
        checkStatus(tokens.get(2));
        String authority = tokens.get(received + 7);
        boolean named = LogTokens.isQuoted(authority) && !authority.equals("\"-\"");
        return new LogLine(
                times.nanos(LogTokens.inner(tokens.getFirst())),
                named ? LogTokens.inner(authority) : null,
                path(request),
                millis(tokens.get(received + 2)));
    }

    /// The target of a request line: `/path` or `http://host/path`.
    private static String request(String token) throws UnreadableLine {
        if (!LogTokens.isQuoted(token)) {
            throw new UnreadableLine("after its time there is no request in quotes.");
        }
        String[] parts = LogTokens.inner(token).split(" ", -1);
        if (parts.length < 2 || parts[1].isEmpty() || parts[1].equals("-")) {
            throw new UnreadableLine("its request is %s.".formatted(token));
        }
        return parts[1];
    }

    private static void checkStatus(String token) throws UnreadableLine {
        if (!NUMBER.matcher(token).matches()) {
            throw new UnreadableLine("its status is '%s'.".formatted(token));
        }
    }

    private static @Nullable String host(String target) {
        int scheme = target.indexOf("://");
        if (scheme < 0 || target.startsWith("/")) {
            return null;
        }
        int slash = target.indexOf('/', scheme + 3);
        return target.substring(scheme + 3, slash < 0 ? target.length() : slash);
    }

    private static String path(String target) {
        int scheme = target.indexOf("://");
        if (scheme < 0 || target.startsWith("/")) {
            return target;
        }
        int slash = target.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    /// `rt=0.012` or `request_time=0.012`; otherwise the first decimal number that stands alone.
    private static long seconds(List<String> extras) {
        String alone = "";
        for (String token : extras) {
            String extra = LogTokens.isQuoted(token) ? LogTokens.inner(token) : token;
            for (String key : SECONDS) {
                if (extra.startsWith(key)) {
                    return seconds(extra.substring(key.length()));
                }
            }
            if (alone.isEmpty() && !LogTokens.isQuoted(token) && DECIMAL.matcher(token).matches()) {
                alone = token;
            }
        }
        return seconds(alone);
    }

    private static long seconds(String text) {
        boolean number = DECIMAL.matcher(text).matches() || NUMBER.matcher(text).matches();
        return number ? Math.round(Double.parseDouble(text) * NANOS) : -1;
    }

    private static long millis(String text) {
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) * NANOS_IN_MILLI : -1;
    }
}
