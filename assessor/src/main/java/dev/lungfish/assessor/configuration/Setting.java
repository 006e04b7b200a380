package dev.lungfish.assessor.configuration;

import java.util.regex.Pattern;

/// One value of a configuration file.
///
/// @param value as it is written, placeholders included
/// @param file the path of the file inside the package
/// @param line 0 where it is not known
public record Setting(String key, String value, String file, int line) {

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{[^:{}]*:([^{}]*)}");

    /// The value, with the defaults of its placeholders.
    public String valueOrDefault() {
        return DEFAULT.matcher(value).replaceAll("$1");
    }

    /// Key and value as `key=value`, with the defaults of its placeholders.
    @Override
    public String toString() {
        return key + "=" + valueOrDefault();
    }
}
