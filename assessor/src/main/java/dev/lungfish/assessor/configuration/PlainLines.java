package dev.lungfish.assessor.configuration;

import java.util.List;

/// A file that is read line by line, each under the file's name.
final class PlainLines {

    private PlainLines() {}

    static void read(String path, String text, SettingCollector collector) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !collector.add(path, line, i + 1)) {
                return;
            }
        }
    }
}
