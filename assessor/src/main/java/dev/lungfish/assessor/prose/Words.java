package dev.lungfish.assessor.prose;

import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.core.service.Placement;
import java.util.List;
import java.util.Locale;

/// Words for constants, and numbers for people.
public final class Words {

    /// Placements in the order that people compare them in.
    public static final List<Placement> PLACEMENTS =
            List.of(Placement.FUNCTION, Placement.SPLIT, Placement.CONTAINER);

    private static final long BYTES_PER_KILOBYTE = 1024;
    private static final double BYTES_PER_MEGABYTE = 1024.0 * 1024;
    private static final long MILLIS_PER_SECOND = 1000;

    private Words() {}

    /// `as-it-is` for `AS_IT_IS`, as programs read it.
    public static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// An answer, as people read it.
    public static String answer(Answer answer) {
        return answer == Answer.STAY_CONTAINER
                ? "stay a container"
                : wireName(answer).replace('-', ' ');
    }

    /// Where something is meant: `As a function`, `Split`, `As a container`.
    public static String under(Placement placement) {
        return placement == Placement.SPLIT ? "Split" : "As a " + placement.wireName();
    }

    /// The text with a capital letter at its beginning.
    public static String capital(String text) {
        return text.isEmpty()
                ? ""
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// `640 ms`, `5.3 s`, `42 s`.
    public static String millis(long millis) {
        if (millis < MILLIS_PER_SECOND) {
            return millis + " ms";
        }
        double seconds = (double) millis / MILLIS_PER_SECOND;
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%,.0f s", seconds);
    }

    /// `12 KB`, `4.2 MB`, `60 MB`, in powers of 1,024.
    public static String size(long bytes) {
        if (bytes < BYTES_PER_MEGABYTE) {
            return Math.ceilDiv(bytes, BYTES_PER_KILOBYTE) + " KB";
        }
        double megabytes = bytes / BYTES_PER_MEGABYTE;
        return String.format(Locale.ROOT, megabytes < 10 ? "%.1f MB" : "%,.0f MB", megabytes);
    }

    /// `1 place`, `5 places`.
    public static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
