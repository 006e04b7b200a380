package dev.lungfish.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How often each of a few services was called, minute by minute.
///
/// @param services their names
/// @param firstMinute of the day
/// @param invocations for each minute, the count of each service
record Trace(List<String> services, int firstMinute, List<List<Integer>> invocations) {

    private static final String AZURE_2019 = "azure-2019.csv";

    Trace {
        services = List.copyOf(services);
        invocations = List.copyOf(invocations);
    }

    /// The sample that is shipped; SOURCE.md beside it says whose it is.
    static Trace azure2019() {
        try (InputStream csv = Trace.class.getResourceAsStream(AZURE_2019)) {
            if (csv == null) {
                throw new IllegalStateException(AZURE_2019 + " is not in the jar");
            }
            return read(new BufferedReader(new InputStreamReader(csv, StandardCharsets.US_ASCII)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Reads `minute,SERVICE,...` and a line of counts for each minute, without a gap.
    static Trace read(BufferedReader csv) throws IOException {
        String header = csv.readLine();
        if (header == null || !header.startsWith("minute,")) {
            throw new IllegalArgumentException("line 1 must name the columns: minute,SERVICE,...");
        }
        List<String> services = Arrays.asList(header.split(",", -1)).subList(1, columns(header));
        List<List<Integer>> invocations = new ArrayList<>();
        int firstMinute = 0;
        for (String line = csv.readLine(); line != null; line = csv.readLine()) {
            List<Integer> numbers = numbers(line, invocations.size() + 2, services.size() + 1);
            int minute = numbers.getFirst();
            firstMinute = invocations.isEmpty() ? minute : firstMinute;
            if (minute != firstMinute + invocations.size()) {
                throw new IllegalArgumentException(
                        "line %d is minute %d, which does not follow the line before it"
                                .formatted(invocations.size() + 2, minute));
            }
            invocations.add(List.copyOf(numbers.subList(1, numbers.size())));
        }
        if (invocations.isEmpty()) {
            throw new IllegalArgumentException("there is no minute in it");
        }
        return new Trace(services, firstMinute, invocations);
    }

    private static List<Integer> numbers(String line, int lineNumber, int columns) {
        if (columns(line) != columns || !line.matches("[0-9,]+")) {
            throw new IllegalArgumentException(
                    "line %d must hold %d numbers".formatted(lineNumber, columns));
        }
        return Arrays.stream(line.split(",", -1)).map(Integer::valueOf).toList();
    }

    private static int columns(String line) {
        return line.split(",", -1).length;
    }

    int minutes() {
        return invocations.size();
    }

    /// The invocations of a service in a minute counted from the first; after the last it starts over.
    int invocations(long minute, int service) {
        return invocations.get((int) (minute % minutes())).get(service);
    }

    /// The time of day of a minute counted from the first, like `12:05`.
    String timeOfDay(long minute) {
        long ofDay = firstMinute + minute % minutes();
        return "%02d:%02d".formatted(ofDay / 60 % 24, ofDay % 60);
    }
}
