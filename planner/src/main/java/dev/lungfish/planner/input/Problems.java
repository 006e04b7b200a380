package dev.lungfish.planner.input;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with the inputs, collected, so that a person can put all of it right at once.
public final class Problems {

    /// One mistake.
    ///
    /// @param where the file, or another source
    /// @param line the line in it, from 1 on; 0 where it has none
    /// @param sentence what is wrong, and what to do
    public record Problem(String where, int line, String sentence) {

        @Override
        public String toString() {
            return line == 0 ? where + ": " + sentence : where + ":" + line + ": " + sentence;
        }
    }

    private static final int MOST = 100;

    private final List<Problem> problems = new ArrayList<>();
    private long more;

    /// Notes a mistake. Beyond a hundred they are only counted.
    public void add(String where, int line, String sentence) {
        if (problems.size() < MOST) {
            problems.add(new Problem(where, line, sentence));
        } else {
            more++;
        }
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(problems);
    }

    /// Stops here if anything is wrong.
    ///
    /// @throws BadInput with all that was noted
    public void check() throws BadInput {
        if (!problems.isEmpty()) {
            throw new BadInput(text());
        }
    }

    private String text() {
        String text = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        return more == 0 ? text : text + "\nand " + more + " more like these.";
    }
}
