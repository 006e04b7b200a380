package dev.lungfish.assessor.sign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what a rule's subject is recognised, as it is written. Types and methods are written as in source; a `*` at the end means
/// all that begin so.
///
/// @param what what a finding says of its place, as the rest of a sentence
/// @param phase `start` or `later`, if it counts only there
/// @param inMethod the method in which alone calls count
/// @param calls methods that are called, also on subclasses
/// @param kept methods whose result is kept in a field
/// @param unless calls in the same method with which it does not count
/// @param unlessTexts a pattern; strings in the same method with which it does not count
/// @param unlessTouched types which the program must not use if it is to count
/// @param unlessProperties patterns of `key=value`, with which it does not count
/// @param unlessUsed packages with whose use it does not count
/// @param texts a pattern of strings that are passed on
/// @param textsOf types to whose methods they are passed; all if not given
/// @param annotations of classes, methods or fields
/// @param value a pattern that an annotation's values must contain
/// @param types what a class extends or implements
/// @param declares a method that such a class must declare
/// @param entered the occasion on which a class or method must be entered
/// @param parameters types of parameters of methods that are entered
/// @param returns types that annotated methods give back, as such or within another
/// @param withUsed packages of which the program must use one
/// @param withLibraries packages of which one must be there
/// @param libraries libraries that are active
/// @param properties a pattern of `key=value`
record SignText(
        String rule,
        String what,
        @Nullable String phase,
        @Nullable String inMethod,
        @Nullable List<String> calls,
        @Nullable List<String> kept,
        @Nullable List<String> unless,
        @Nullable String unlessTexts,
        @Nullable List<String> unlessTouched,
        @Nullable List<String> unlessProperties,
        @Nullable List<String> unlessUsed,
        @Nullable String texts,
        @Nullable List<String> textsOf,
        @Nullable List<String> annotations,
        @Nullable String value,
        @Nullable List<String> types,
        @Nullable String declares,
        @Nullable String entered,
        @Nullable List<String> parameters,
        @Nullable List<String> returns,
        @Nullable List<String> withUsed,
        @Nullable List<String> withLibraries,
        @Nullable List<LibraryText> libraries,
        @Nullable String properties) {

    /// A library that is active when the program uses it, or when a framework that is there starts it.
    ///
    /// @param packages of which one must be there
    /// @param with packages that must all be there for a framework to start it
    record LibraryText(String name, List<String> packages, @Nullable List<String> with) {}

    /// A file of signs.
    record SignFile(List<SignText> signs) {}
}
