package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.bytecode.ClassFacts;
import dev.lungfish.assessor.bytecode.ClassPool;
import dev.lungfish.assessor.bytecode.MethodFact;
import dev.lungfish.assessor.configuration.Setting;
import dev.lungfish.assessor.reach.Phase;
import dev.lungfish.assessor.reach.Visit;
import dev.lungfish.assessor.reach.Walk;
import dev.lungfish.assessor.sign.Sign;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A program with all that is known of it before rules are asked.
///
/// @param application its own classes
/// @param entered the methods that the JVM, frameworks and platforms call
/// @param start what runs before the first request
/// @param later what runs then
/// @param settings what its configuration files say
record Subject(
        ClassPool pool,
        List<ClassFacts> application,
        Map<MethodFact, Phase> entered,
        Walk start,
        Walk later,
        Packages packages,
        List<Setting> settings) {

    /// All that is reached, what runs later first.
    Stream<Visit> visits() {
        return Stream.concat(later.visits().stream(), start.visits().stream());
    }

    /// What is reached in the phase in which a sign counts.
    Stream<Visit> visits(Sign sign) {
        Boolean isAtStart = sign.isAtStart();
        if (isAtStart == null) {
            return visits();
        }
        return (isAtStart ? start : later).visits().stream();
    }

    /// Whether something about the whole program speaks against a sign.
    boolean isRuledOut(Sign sign) {
        return sign.unlessTouched().stream()
                        .anyMatch(
                                type ->
                                        later.touched().stream()
                                                .anyMatch(name -> pool.original(name).equals(type)))
                || sign.unlessProperties().stream()
                        .anyMatch(
                                pattern ->
                                        settings.stream()
                                                .anyMatch(
                                                        setting ->
                                                                pattern.matcher(setting.toString())
                                                                        .matches()))
                || sign.unlessUsed().stream().anyMatch(packages::isUsed)
                || !sign.withUsed().isEmpty()
                        && sign.withUsed().stream().noneMatch(packages::isUsed)
                || !sign.withLibraries().isEmpty()
                        && sign.withLibraries().stream().noneMatch(packages::has);
    }
}
