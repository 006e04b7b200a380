package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.reach.Phase;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.RuleBook;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Tells what requests share in memory apart: data that is loaded once, caches, state, work that is written later.
final class SharedState {

    private final Rule referenceData;
    private final Rule cache;
    private final Rule inMemory;
    private final Rule writeBehind;
    private final Rule unsynchronised;
    private final Findings findings;

    SharedState(RuleBook rules, Findings findings) {
        this.referenceData = rules.get("state-reference-data");
        this.cache = rules.get("cache-library");
        this.inMemory = rules.get("state-in-memory");
        this.writeBehind = rules.get("state-write-behind");
        this.unsynchronised = rules.get("concurrency-unsynchronised");
        this.findings = findings;
    }

    void look(Subject subject) {
        SharedFields.of(subject).forEach(this::judge);
    }

    private void judge(SharedField field) {
        List<FieldChange> later =
                field.changes().stream().filter(change -> !change.isAtStart()).toList();
        if (field.isCollection()) {
            collection(field, later);
        } else if (field.isCounter()) {
            first(later)
                    .ifPresent(change -> found(inMemory, field, change, "is changed by requests"));
        } else if (field.isReference()) {
            first(later, FieldChange::isByRequest)
                    .ifPresent(change -> found(inMemory, field, change, "is changed by requests"));
        }
        if (field.isOfSingleton()
                && !field.isSafe()
                && (field.isCollection() || field.isCounter())) {
            first(later, change -> !change.isGuarded() && !field.field().isVolatile())
                    .ifPresent(
                            change ->
                                    found(
                                            unsynchronised,
                                            field,
                                            change,
                                            "is changed by requests without a lock"));
        }
    }

    private void collection(SharedField field, List<FieldChange> later) {
        if (later.isEmpty()) {
            loaded(field);
            return;
        }
        Optional<FieldChange> drain = first(later, FieldChange::isDrain);
        Optional<FieldChange> put =
                first(
                        later,
                        change -> !change.isDrain() && change.visit().phase() != Phase.SCHEDULE);
        if (drain.isPresent()
                && put.isPresent()
                && drain.get().visit().method() != put.get().visit().method()) {
            found(
                    writeBehind,
                    field,
                    put.get(),
                    "collects work that another method takes out later");
        } else if (later.stream().allMatch(FieldChange::isFill)) {
            found(cache, field, later.getFirst(), "is filled as it is asked, as a cache is");
        } else {
            found(inMemory, field, later.getFirst(), "is changed by requests");
        }
    }

    /// Constants that the code lists are no data that is loaded.
    private void loaded(SharedField field) {
        first(field.changes(), FieldChange::isReading)
                .ifPresent(
                        change ->
                                found(
                                        referenceData,
                                        field,
                                        change,
                                        "is filled at start and then only read"));
    }

    private void found(Rule rule, SharedField field, FieldChange change, String what) {
        String name =
                field.owner()
                                .sourceName()
                                .substring(field.owner().sourceName().lastIndexOf('.') + 1)
                        + "."
                        + field.field().name();
        findings.at(rule, change.visit(), change.line(), name + " " + what + ".");
    }

    private static Optional<FieldChange> first(List<FieldChange> changes) {
        return changes.stream().findFirst();
    }

    private static Optional<FieldChange> first(
            List<FieldChange> changes, Predicate<FieldChange> condition) {
        return changes.stream().filter(condition).findFirst();
    }
}
