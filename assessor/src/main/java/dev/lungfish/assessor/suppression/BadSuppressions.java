package dev.lungfish.assessor.suppression;

import org.jspecify.annotations.Nullable;

/// A file of suppressions is not what it should be. The message names file and line, what is wrong and what to do.
public final class BadSuppressions extends Exception {

    private static final long serialVersionUID = 1;

    BadSuppressions(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
