package dev.lungfish.planner.services;

import org.jspecify.annotations.Nullable;

/// The language that a service seems to be written in.
///
/// @param why the clue, as a sentence whose subject is the service
public record RuntimeGuess(Language language, String why) {

    /// A language with a start of its own.
    public enum Language {
        JAVA,
        NODE,
        PYTHON,
        GO,
        DOTNET
    }

    /// A guess from an image's name; null where it tells nothing.
    public static @Nullable RuntimeGuess ofImage(String image) {
        return RuntimeClues.ofImage(image).orElse(null);
    }

    /// A guess from all that a manifest tells; null where it tells nothing.
    static @Nullable RuntimeGuess of(Controller controller) {
        return RuntimeClues.of(controller).orElse(null);
    }
}
