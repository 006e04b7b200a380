package dev.lungfish.assessor.finding;

/// Where something was found.
///
/// @param artifact the jar, folder or file that it is in, as it is called inside the package
/// @param className the class, as it is written in source; empty where it is no class
/// @param method the method; empty where it is no method
/// @param line the line in its source; 0 where class files do not tell
public record Place(String artifact, String className, String method, int line) {

    /// A whole jar or file.
    public static Place artifact(String artifact) {
        return new Place(artifact, "", "", 0);
    }

    @Override
    public String toString() {
        if (className.isEmpty()) {
            return line == 0 ? artifact : artifact + ":" + line;
        }
        String place = method.isEmpty() ? className : className + "." + method;
        return line == 0 ? place : place + ":" + line;
    }
}
