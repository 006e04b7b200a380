package dev.lungfish.assessor.configuration;

import java.util.ArrayList;
import java.util.List;

/// Takes settings file by file, up to a bound.
final class SettingCollector {

    private static final int MOST = 20_000;

    /// What Quarkus puts before the keys of the profile that runs in production.
    private static final String PRODUCTION = "%prod.";

    private final List<Setting> settings = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private String file = "";
    private boolean isFull;

    void startFile(String path) {
        file = path;
    }

    /// Adds a setting. Values that only Quarkus' production profile has are taken as if they held always.
    ///
    /// @return whether there is room for more
    boolean add(String key, String value, int line) {
        if (settings.size() == MOST) {
            if (!isFull) {
                gap(line, "sets more than the " + MOST + " values that are read");
            }
            isFull = true;
            return false;
        }
        String plain = key.startsWith(PRODUCTION) ? key.substring(PRODUCTION.length()) : key;
        settings.add(new Setting(plain, value, file, line));
        return true;
    }

    /// Says that the current file could not be read to its end.
    ///
    /// @param line from which on; 0 where nothing of it was read
    void gap(int line, String reason) {
        String where = line == 0 ? file : file + ":" + line;
        String what = line == 0 ? "what it sets" : "what it sets from there on";
        gaps.add("'" + where + "' " + reason + "; " + what + " was not looked at.");
    }

    List<Setting> settings() {
        return settings;
    }

    List<String> gaps() {
        return gaps;
    }
}
