package dev.lungfish.planner.traffic;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Invocations of each function in each minute, over one day or several.
///
/// @param firstMinute of the day, from 0 on
/// @param minutes how many there are
record AzureInvocations(
        int firstMinute, int minutes, Map<AzureKey, int[]> counts, Map<AzureKey, String> triggers) {

    private static final int DAY = 24 * 60;

    /// Reads files of consecutive days.
    static AzureInvocations read(List<InputFile> files) throws BadInput {
        List<AzureMinutes> days = new ArrayList<>();
        Problems problems = new Problems();
        for (InputFile file : files) {
            days.add(day(file, problems));
        }
        problems.check();
        AzureMinutes first = days.getFirst();
        if (days.size() > 1) {
            checkWhole(files, days);
        }
        return joined(first, days);
    }

    private static AzureMinutes day(InputFile file, Problems problems) throws BadInput {
        AzureMinutes day = new AzureMinutes(file.name(), problems);
        file.read(
                in -> {
                    CsvReader.builder()
                            .detectBomHeader(true)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .build(day, in)
                            .forEach(line -> {});
                    return true;
                });
        day.finish();
        return day;
    }

    private static void checkWhole(List<InputFile> files, List<AzureMinutes> days) throws BadInput {
        Problems problems = new Problems();
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i).minutes() != DAY) {
                problems.add(
                        files.get(i).name(),
                        1,
                        "it has %,d minutes, but only whole days of 1,440 follow each other; choose one file with a longer beginning of its name."
                                .formatted(days.get(i).minutes()));
            }
        }
        problems.check();
    }

    private static AzureInvocations joined(AzureMinutes first, List<AzureMinutes> days) {
        int minutes = first.minutes();
        Map<AzureKey, int[]> counts = new LinkedHashMap<>();
        Map<AzureKey, String> triggers = new LinkedHashMap<>();
        for (int i = 0; i < days.size(); i++) {
            int offset = i * minutes;
            days.get(i).triggers().forEach(triggers::putIfAbsent);
            days.get(i)
                    .counts()
                    .forEach(
                            (key, day) ->
                                    System.arraycopy(
                                            day,
                                            0,
                                            counts.computeIfAbsent(
                                                    key, k -> new int[minutes * days.size()]),
                                            offset,
                                            minutes));
        }
        return new AzureInvocations(first.firstMinute(), minutes * days.size(), counts, triggers);
    }
}
