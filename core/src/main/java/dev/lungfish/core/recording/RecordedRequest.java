package dev.lungfish.core.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A finished request, as a line of a recording has it.
///
/// @param arrivedNanos when it came, since 1970
/// @param service a name without commas, quotes and line breaks
/// @param durationNanos how long it was worked on, without waiting for a start
/// @param megabytes the memory that its environment used; 0 where that is not known
/// @param cold whether it waited for an environment to start
public record RecordedRequest(
        long arrivedNanos, String service, long durationNanos, int megabytes, boolean cold) {

    /// A recording's first line.
    public static final String HEADER = "arrived_nanos,service,duration_nanos,memory_mb,cold";

    private static final String FORBIDDEN = ",\"\r\n";

    private static final Pattern LINE =
            Pattern.compile("(\\d{1,18}|[1-8]\\d{18}),([^,\"]+),(\\d{1,18}),(\\d{1,9}),([01])");

    public RecordedRequest {
        if (service.isEmpty() || service.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "a recorded service has a name without commas, quotes and line breaks: "
                            + service);
        }
        if (arrivedNanos < 0 || durationNanos < 0 || megabytes < 0) {
            throw new IllegalArgumentException("times and memory are not negative");
        }
    }

    /// The request of a line without its end; null if it is not one.
    public static @Nullable RecordedRequest parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        return new RecordedRequest(
                Long.parseLong(matcher.group(1)),
                matcher.group(2),
                Long.parseLong(matcher.group(3)),
                Integer.parseInt(matcher.group(4)),
                matcher.group(5).equals("1"));
    }

    /// Appends its line, with a line feed.
    public void appendTo(StringBuilder text) {
        text.append(arrivedNanos)
                .append(',')
                .append(service)
                .append(',')
                .append(durationNanos)
                .append(',')
                .append(megabytes)
                .append(cold ? ",1\n" : ",0\n");
    }
}
