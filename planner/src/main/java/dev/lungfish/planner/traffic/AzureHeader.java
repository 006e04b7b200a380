package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Problems;
import java.util.List;

/// The columns of a file of invocations: hashes, a trigger, and minutes of the day, from 0 on; from 1 on where there is a column 1440.
///
/// @param roles for each column its minute, counted from the first column of a minute, or the complement of the index of its text
/// @param firstMinute the minute of the day, from 0 on
record AzureHeader(int[] roles, int firstMinute, int minutes) {

    /// The columns that are not minutes.
    static final List<String> TEXTS = List.of("HashOwner", "HashApp", "HashFunction", "Trigger");

    private static final int DAY = 24 * 60;

    static AzureHeader of(List<String> names, String file, Problems problems) {
        int[] roles = new int[names.size()];
        int first = -1;
        int minutes = 0;
        for (int i = 0; i < roles.length; i++) {
            String name = names.get(i);
            int text = TEXTS.indexOf(name);
            if (text >= 0) {
                roles[i] = ~text;
                continue;
            }
            int minute = name.matches("\\d{1,4}") ? Integer.parseInt(name) : -1;
            first = minutes == 0 ? minute : first;
            if (minute < 0 || minute > DAY || minute != first + minutes) {
                problems.add(
                        file,
                        1,
                        "the column '%s' is not the minute of the day that comes next."
                                .formatted(name));
            }
            roles[i] = minutes++;
        }
        TEXTS.stream()
                .filter(text -> !names.contains(text))
                .forEach(
                        text ->
                                problems.add(
                                        file, 1, "the column '%s' is missing.".formatted(text)));
        return new AzureHeader(
                roles, names.contains(String.valueOf(DAY)) ? first - 1 : first, minutes);
    }

    int width() {
        return roles.length;
    }

    int role(int column) {
        return roles[column];
    }
}
