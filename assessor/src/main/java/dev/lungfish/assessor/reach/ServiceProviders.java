package dev.lungfish.assessor.reach;

import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which classes a service loader would make, from the files that name them.
public final class ServiceProviders {

    private static final String FOLDER = "META-INF/services/";

    private final Map<String, List<String>> providers = new HashMap<>();

    private ServiceProviders() {}

    /// Those that a program names.
    public static ServiceProviders of(Program program) {
        ServiceProviders found = new ServiceProviders();
        program.units().forEach(found::read);
        return found;
    }

    /// The providers of a service, both by their internal names.
    public List<String> of(String service) {
        return providers.getOrDefault(service, List.of());
    }

    private void read(Unit unit) {
        for (String path : unit.resourceNames()) {
            if (path.startsWith(FOLDER)) {
                String service = path.substring(FOLDER.length()).replace('.', '/');
                text(unit, path)
                        .lines()
                        .map(line -> line.replaceAll("#.*", "").strip().replace('.', '/'))
                        .filter(line -> !line.isEmpty())
                        .forEach(
                                provider ->
                                        providers
                                                .computeIfAbsent(service, any -> new ArrayList<>())
                                                .add(provider));
            }
        }
    }

    /// A file that cannot be read names no provider.
    private static String text(Unit unit, String path) {
        try {
            return unit.resource(path)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }
}
