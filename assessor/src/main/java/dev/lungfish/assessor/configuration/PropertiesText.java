package dev.lungfish.assessor.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/// Reads a properties file, and keeps the lines.
///
/// Format: the documentation of [Properties#load].
final class PropertiesText {

    private PropertiesText() {}

    static void read(String text, SettingCollector collector) {
        List<String> lines = text.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            int start = at;
            StringBuilder logical = new StringBuilder(lines.get(at++)).append('\n');
            if (!isComment(lines.get(start))) {
                while (isContinued(lines.get(at - 1)) && at < lines.size()) {
                    logical.append(lines.get(at++)).append('\n');
                }
            }
            if (!add(logical.toString(), start + 1, collector)) {
                return;
            }
        }
    }

    private static boolean add(String logical, int line, SettingCollector collector) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IllegalArgumentException e) {
            collector.gap(line, "has an escape that means no character");
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return one.stringPropertyNames().stream()
                .allMatch(key -> collector.add(key, one.getProperty(key), line));
    }

    private static boolean isComment(String line) {
        String text = line.stripLeading();
        return text.isEmpty() || text.startsWith("#") || text.startsWith("!");
    }

    /// Whether an odd number of backslashes ends a line.
    private static boolean isContinued(String line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}
