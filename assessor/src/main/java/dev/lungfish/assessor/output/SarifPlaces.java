package dev.lungfish.assessor.output;

import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.finding.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where findings are, as code-scanning tools point to it: a line of a source file, and the class and method.
///
/// Class files do not tell where sources lie in a repository, so that is guessed from the class's name. A library's class
/// has no source there; its jar stands for it. Where no line is known, it is the first: GitHub refuses a whole file
/// in which one place lacks it
/// ([what it reads](https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning)).
///
/// @param sourceRoot where sources begin, in the repository: `src/main/java`; empty if at its top
/// @param ownArtifact what the service's own file is called
record SarifPlaces(String sourceRoot, String ownArtifact) {

    static final String BASE = "%SRCROOT%";

    private static final String UNRESERVED = "-._~/";

    SarifLog.Location of(Place place) {
        return new SarifLog.Location(
                physical(uri(place), place.line()),
                logical(place.artifact(), place.className(), place.method()),
                null);
    }

    /// One call of a chain.
    SarifLog.Location of(Step step) {
        return new SarifLog.Location(
                physical(source(step.className()), step.line()),
                logical("", step.className(), step.method()),
                new SarifLog.Message(step.toString(), null));
    }

    private static SarifLog.Physical physical(String uri, int line) {
        return new SarifLog.Physical(
                new SarifLog.Artifact(encoded(uri), BASE), new SarifLog.Region(Math.max(1, line)));
    }

    private String uri(Place place) {
        boolean isLibrary =
                place.artifact().endsWith(".jar") && !place.artifact().equals(ownArtifact);
        return place.className().isEmpty() || isLibrary
                ? place.artifact()
                : source(place.className());
    }

    /// A nested class stands in its outermost one's file, and Kotlin puts a file's functions into a class of the file's name.
    private String source(String className) {
        StringBuilder path = new StringBuilder(sourceRoot);
        for (String part : className.split("[.$]", -1)) {
            if (!path.isEmpty() && path.charAt(path.length() - 1) != '/') {
                path.append('/');
            }
            path.append(part);
            if (!part.isEmpty() && Character.isUpperCase(part.charAt(0))) {
                return part.endsWith("Kt")
                        ? path.substring(0, path.length() - 2) + ".kt"
                        : path + ".java";
            }
        }
        return path + ".java";
    }

    private static List<SarifLog.Logical> logical(
            String artifact, String className, @Nullable String method) {
        if (className.isEmpty()) {
            return List.of(new SarifLog.Logical(artifact, artifact, "module"));
        }
        String simple = className.substring(className.lastIndexOf('.') + 1);
        SarifLog.Logical type = new SarifLog.Logical(simple, className, "type");
        return method == null || method.isEmpty()
                ? List.of(type)
                : List.of(new SarifLog.Logical(method, className + "." + method, "function"), type);
    }

    private static String encoded(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (one & 0xFF);
            boolean isPlain =
                    letter < 0x80
                            && (Character.isLetterOrDigit(letter)
                                    || UNRESERVED.indexOf(letter) >= 0);
            uri.append(isPlain ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
        }
        return uri.toString();
    }
}
