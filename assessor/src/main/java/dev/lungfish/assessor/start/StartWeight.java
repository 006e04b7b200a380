package dev.lungfish.assessor.start;

import dev.lungfish.assessor.finding.StartEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a start has to do, as far as it decides how long that takes.
///
/// @param ownClasses how many classes the program has itself
/// @param libraryClasses how many the libraries have that are active
/// @param activePackages the packages of libraries that are active, with slashes
public record StartWeight(int ownClasses, int libraryClasses, Set<String> activePackages) {

    private static final StartModel MODEL = StartModel.shipped();

    /// How long that probably takes.
    public StartEstimate estimate() {
        List<String> basis = new ArrayList<>();
        long millis = MODEL.jvmMillis();
        basis.add("the JVM %,d ms".formatted(MODEL.jvmMillis()));
        long own = ownClasses * MODEL.ownClassMicros() / 1000;
        long libraries = libraryClasses * MODEL.libraryClassMicros() / 1000;
        basis.add(count(ownClasses, "class") + " of its own " + millis(own));
        basis.add(count(libraryClasses, "class") + " of active libraries " + millis(libraries));
        millis += own + libraries;
        for (StartModel.Part part : MODEL.parts()) {
            if (part.packages().stream().anyMatch(this::isActive)) {
                basis.add(part.name() + " " + millis(part.millis()));
                millis += part.millis();
            }
        }
        return new StartEstimate(
                millis,
                millis * MODEL.cachedPercent() / 100,
                MODEL.restoredMillis()
                        + (ownClasses + libraryClasses) * MODEL.restoredMicrosPerClass() / 1000,
                basis);
    }

    private boolean isActive(String name) {
        return activePackages.contains(name.replace('.', '/'));
    }

    private static String count(int number, String thing) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? thing : thing + "es");
    }

    private static String millis(long millis) {
        return String.format(Locale.ROOT, "%,d ms", millis);
    }
}
