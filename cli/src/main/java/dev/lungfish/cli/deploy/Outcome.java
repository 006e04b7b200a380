package dev.lungfish.cli.deploy;

import java.util.Locale;

/// What a deployment did.
public enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
