package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.cli.terminal.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What became of all services of one run.
final class Results implements FleetRun.Audience {

    private final List<Assessment> assessments = new ArrayList<>();
    private final List<Unassessed> unassessed = new ArrayList<>();
    private final List<Throwable> causes = new ArrayList<>();

    @Override
    public void assessed(Assessment one) {
        assessments.add(one);
    }

    @Override
    public void unassessed(Unassessed one, Throwable cause) {
        unassessed.add(one);
        causes.add(cause);
    }

    List<Assessment> assessments() {
        return assessments;
    }

    List<Unassessed> unassessed() {
        return unassessed;
    }

    /// A sentence for each service that is called like one before it.
    List<String> sameNames() {
        Set<String> seen = new HashSet<>();
        return assessments.stream()
                .map(Assessment::service)
                .filter(name -> !seen.add(name))
                .map("Several services are called %s: NAME=PATH tells them apart."::formatted)
                .toList();
    }

    /// @throws Failure if a service could not be assessed
    void requireAll() {
        if (!unassessed.isEmpty()) {
            int all = assessments.size() + unassessed.size();
            Failure failure =
                    new Failure(
                            "%,d of %,d could not be assessed.".formatted(unassessed.size(), all));
            causes.forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
