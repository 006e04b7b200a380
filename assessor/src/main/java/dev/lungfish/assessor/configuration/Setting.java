package dev.lungfish.assessor.configuration;

/// One value of a configuration file.
///
/// @param value as it is written, placeholders included
/// @param file the path of the file inside the package
/// @param line 0 where it is not known
public record Setting(String key, String value, String file, int line) {

    @Override
    public String toString() {
        return key + "=" + value;
    }
}
