package dev.lungfish.assessor.report;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.prose.RuleFindings;
import dev.lungfish.assessor.prose.Tally;
import dev.lungfish.assessor.prose.Words;
import java.util.List;

/// One service in the table.
///
/// @param why the answer with its reason
/// @param section where all of it stands in the page
/// @param size of all files, in bytes
record ServiceRow(
        String name,
        String why,
        String section,
        String answer,
        String best,
        long blockers,
        long changes,
        long costs,
        long plain,
        long cached,
        long restored,
        long size,
        List<Title> findings) {

    /// What one rule found.
    record Title(String severity, String title, int places) {

        static Title of(RuleFindings group) {
            return new Title(
                    group.severity().map(Words::wireName).orElse("none"),
                    group.rule().title(),
                    group.findings().size());
        }
    }

    static ServiceRow of(Assessment one, String section) {
        Tally tally = Tally.of(one);
        return new ServiceRow(
                one.service(),
                one.conclusion().sentence(),
                section,
                Words.wireName(one.conclusion().answer()),
                one.conclusion().best().wireName(),
                tally.blockers(),
                tally.changes(),
                tally.costs(),
                one.start().plainMillis(),
                one.start().cachedMillis(),
                one.start().restoredMillis(),
                one.sizeBytes(),
                RuleFindings.of(one.findings()).stream().map(Title::of).toList());
    }
}
