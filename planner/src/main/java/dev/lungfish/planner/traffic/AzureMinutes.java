package dev.lungfish.planner.traffic;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file of invocations: a row for each function, a column for each minute. Counts are read from the parser's characters, with no text
/// in between.
final class AzureMinutes extends AbstractBaseCsvCallbackHandler<Integer> {

    private final String name;
    private final Problems problems;
    private final Map<AzureKey, int[]> counts = new LinkedHashMap<>();
    private final Map<AzureKey, String> triggers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private @Nullable AzureHeader header;

    private String[] lineTexts = {};
    private int[] lineCounts = {};
    private int fields;

    AzureMinutes(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    @Override
    protected void handleBegin(long line) {
        lineTexts = new String[AzureHeader.TEXTS.size()];
        Arrays.fill(lineTexts, "");
        lineCounts = new int[minutes()];
        fields = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        fields++;
        AzureHeader known = header;
        if (known == null) {
            names.add(new String(buffer, offset, length).strip());
        } else if (index < known.width()) {
            int role = known.role(index);
            if (role >= 0) {
                lineCounts[role] = count(index, buffer, offset, length);
            } else {
                lineTexts[~role] = new String(buffer, offset, length);
            }
        }
    }

    private int count(int index, char[] buffer, int offset, int length) {
        int value = 0;
        boolean right = length > 0 && length < 10;
        for (int i = offset; right && i < offset + length; i++) {
            int digit = buffer[i] - '0';
            right = digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        if (right) {
            return value;
        }
        problems.add(
                name,
                (int) getStartingLineNumber(),
                "column %s is '%s', which is not a count of invocations."
                        .formatted(names.get(index), new String(buffer, offset, length)));
        return 0;
    }

    /// Takes what the line has; its number is all that the parser hands on.
    @Override
    protected Integer buildRecord() {
        int line = (int) getStartingLineNumber();
        AzureHeader known = header;
        if (known == null) {
            header = AzureHeader.of(names, name, problems);
        } else if (fields == known.width()) {
            add(line);
        } else {
            problems.add(
                    name,
                    line,
                    "there are %,d values for %,d columns.".formatted(fields, known.width()));
        }
        return line;
    }

    private void add(int line) {
        AzureKey key = new AzureKey(lineTexts[0], lineTexts[1], lineTexts[2]);
        if (!key.isHashed()) {
            problems.add(
                    name,
                    line,
                    "HashOwner, HashApp and HashFunction are letters and digits, and none is empty.");
        } else if (counts.put(key, lineCounts) != null) {
            problems.add(name, line, "the function %s stands twice.".formatted(key.function()));
        }
        triggers.put(key, lineTexts[3]);
    }

    /// Checks that there was something.
    void finish() throws BadInput {
        if (problems.isEmpty() && (counts.isEmpty() || minutes() == 0)) {
            throw new BadInput(
                    "%s has no invocations: it begins with the columns %s and the minutes of a day, and has a row for each function."
                            .formatted(name, String.join(", ", AzureHeader.TEXTS)));
        }
    }

    int firstMinute() {
        return header == null ? 0 : header.firstMinute();
    }

    int minutes() {
        return header == null ? 0 : header.minutes();
    }

    Map<AzureKey, int[]> counts() {
        return counts;
    }

    Map<AzureKey, String> triggers() {
        return triggers;
    }
}
