package dev.lungfish.assessor.sign;

import dev.lungfish.assessor.bytecode.TypeNames;
import dev.lungfish.assessor.reach.Phase;
import dev.lungfish.assessor.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// By what a rule's subject is recognised. What is not asked for is empty or null.
///
/// @param what what a finding says of its place, as the rest of a sentence
/// @param isAtStart whether it counts at start only (true), later only (false) or always (null)
/// @param inMethod the method in which alone calls count; empty for any
public record Sign(
        Rule rule,
        String what,
        @Nullable Boolean isAtStart,
        String inMethod,
        CallPatterns calls,
        CallPatterns kept,
        CallPatterns unless,
        Optional<Pattern> unlessTexts,
        List<String> unlessTouched,
        List<Pattern> unlessProperties,
        List<String> unlessUsed,
        Optional<Pattern> texts,
        TypeNames textsOf,
        boolean hasAnnotations,
        TypeNames annotations,
        Optional<Pattern> value,
        boolean hasTypes,
        TypeNames types,
        String declares,
        Optional<Phase> entered,
        List<String> parameters,
        List<String> returns,
        List<String> withUsed,
        List<String> withLibraries,
        List<Library> libraries,
        Optional<Pattern> properties) {

    /// A library that is active when the program uses it, or when a framework that is there starts it.
    ///
    /// @param packages its own, with slashes
    /// @param with packages that must all be there for a framework to start it; none if no framework does
    public record Library(String name, List<String> packages, List<String> with) {}

    static Sign of(SignText text, Rule rule) {
        return new Sign(
                rule,
                text.what(),
                text.phase() == null ? null : text.phase().equals("start"),
                Objects.requireNonNullElse(text.inMethod(), ""),
                new CallPatterns(list(text.calls())),
                new CallPatterns(list(text.kept())),
                new CallPatterns(list(text.unless())),
                pattern(text.unlessTexts()),
                paths(text.unlessTouched()),
                list(text.unlessProperties()).stream().map(Pattern::compile).toList(),
                paths(text.unlessUsed()),
                pattern(text.texts()),
                new TypeNames(prefixes(text.textsOf())),
                text.annotations() != null,
                new TypeNames(list(text.annotations())),
                pattern(text.value()),
                text.types() != null,
                new TypeNames(list(text.types())),
                Objects.requireNonNullElse(text.declares(), ""),
                Optional.ofNullable(text.entered())
                        .map(phase -> Phase.valueOf(phase.toUpperCase(Locale.ROOT))),
                paths(text.parameters()),
                paths(text.returns()),
                paths(text.withUsed()),
                paths(text.withLibraries()),
                libraries(text),
                pattern(text.properties()));
    }

    private static List<Library> libraries(SignText text) {
        return list(text.libraries()).stream()
                .map(
                        library ->
                                new Library(
                                        library.name(),
                                        paths(library.packages()),
                                        paths(library.with())))
                .toList();
    }

    private static List<String> prefixes(@Nullable List<String> written) {
        return written == null
                ? List.of("*")
                : written.stream().map(prefix -> prefix + "*").toList();
    }

    private static Optional<Pattern> pattern(@Nullable String written) {
        return Optional.ofNullable(written).map(Pattern::compile);
    }

    private static List<String> paths(@Nullable List<String> names) {
        return list(names).stream().map(name -> name.replace('.', '/')).toList();
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
