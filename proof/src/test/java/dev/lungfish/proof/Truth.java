package dev.lungfish.proof;

import dev.lungfish.assessor.finding.Answer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One real program, and which findings are right for it. A rule that stands nowhere here is wrong if it is reported.
///
/// @param name the name of its file
/// @param licence as SPDX writes it
/// @param maven the program, or the first jar of its class path; null for a program of this project
/// @param file where the build leaves a program of this project, from the root; null for all others
/// @param classPath the other jars, where it is not one file, as [Artifact#jar] reads them
/// @param mainClass what starts it, where its manifest does not say
/// @param run how it is started as a web program; null where it is none, or needs something that is not here
/// @param findings what must be found
/// @param may what is true, and no loss if it is not said
/// @param not what looks like a finding and is none
record Truth(
        String name,
        Kind kind,
        String what,
        String licence,
        @Nullable Artifact maven,
        @Nullable String file,
        List<String> classPath,
        @Nullable String mainClass,
        @Nullable Run run,
        Answer conclusion,
        List<Judgement> findings,
        List<Judgement> may,
        List<Judgement> not) {

    Truth {
        classPath = List.copyOf(classPath);
        findings = List.copyOf(findings);
        may = List.copyOf(may);
        not = List.copyOf(not);
    }

    /// All files that it consists of and that Maven has, in the order of the class path.
    List<Artifact> artifacts() {
        return Stream.concat(Stream.ofNullable(maven), classPath.stream().map(Artifact::jar))
                .toList();
    }

    /// Whether it was written to be assessed.
    boolean isSample() {
        return file != null && file.startsWith("proof/samples/");
    }

    /// The rules that must be reported.
    Set<String> right() {
        return rules(findings);
    }

    /// The rules that may be reported or left out.
    Set<String> open() {
        Set<String> open = rules(may);
        open.removeAll(right());
        return open;
    }

    private static Set<String> rules(List<Judgement> judgements) {
        Set<String> rules = new TreeSet<>();
        judgements.forEach(judgement -> rules.add(judgement.rule()));
        return rules;
    }
}
