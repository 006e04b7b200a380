package dev.lungfish.assessor.finding;

/// One method on the way from an entry point to a place.
///
/// @param line where it calls the next one; 0 where class files do not tell
public record Step(String className, String method, int line) {

    @Override
    public String toString() {
        String step = className + "." + method;
        return line == 0 ? step : step + ":" + line;
    }
}
