package dev.lungfish.assessor.configuration;

import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the configuration files inside a program say: those that Spring, Quarkus, Micronaut and MicroProfile read, of
/// all profiles, and the logging libraries' files line by line.
///
/// @param gaps what could not be read, a sentence each
public record Configuration(List<Setting> settings, List<String> gaps) {

    private static final Pattern SETTINGS =
            Pattern.compile(
                    "(config/)?(application|bootstrap)(-[^/]+)?\\.(properties|ya?ml)"
                            + "|META-INF/microprofile-config(-[^/]+)?\\.properties");
    private static final Pattern LOGGING =
            Pattern.compile("(logback|log4j2?)(-[^/]+)?\\.(xml|ya?ml|properties)");
    private static final int MOST_BYTES = 1 << 20;

    public Configuration {
        settings = List.copyOf(settings);
        gaps = List.copyOf(gaps);
    }

    /// Reads the files of a program's own units.
    public static Configuration of(Program program) {
        SettingCollector collector = new SettingCollector();
        boolean first = true;
        for (Unit unit : program.units()) {
            if (unit.isApplication()) {
                read(unit, first, collector);
                first = false;
            }
        }
        return new Configuration(collector.settings(), collector.gaps());
    }

    private static void read(Unit unit, boolean isFirst, SettingCollector collector) {
        for (String path : unit.resourceNames()) {
            boolean settings = SETTINGS.matcher(path).matches();
            if (settings || LOGGING.matcher(path).matches()) {
                collector.startFile(file(unit, path, isFirst));
                text(unit, path, collector)
                        .ifPresent(text -> read(path, settings, text, collector));
            }
        }
    }

    private static void read(
            String path, boolean settings, String text, SettingCollector collector) {
        if (!settings) {
            PlainLines.read(path, text, collector);
        } else if (path.endsWith(".properties")) {
            PropertiesText.read(text, collector);
        } else {
            YamlText.read(text, collector);
        }
    }

    private static Optional<String> text(Unit unit, String path, SettingCollector collector) {
        try {
            Optional<byte[]> bytes = unit.resource(path);
            if (bytes.isPresent() && bytes.get().length > MOST_BYTES) {
                collector.gap(0, "is larger than a megabyte");
                return Optional.empty();
            }
            return bytes.map(content -> new String(content, StandardCharsets.UTF_8));
        } catch (IOException e) {
            collector.gap(0, "cannot be read");
            return Optional.empty();
        }
    }

    private static String file(Unit unit, String path, boolean isFirst) {
        if (unit.name().endsWith("-INF/classes")) {
            return unit.name() + "/" + path;
        }
        return isFirst ? path : unit.name() + "!/" + path;
    }
}
