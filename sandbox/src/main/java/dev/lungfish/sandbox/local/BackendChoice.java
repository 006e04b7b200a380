package dev.lungfish.sandbox.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is to hold the environments, as people choose it.
public enum BackendChoice {
    /// Containers where this machine can run them, else processes.
    AUTO("crun runc"),
    /// Plain processes.
    PROCESS(""),
    /// Containers, by whichever runtime there is.
    OCI("crun runc"),
    CRUN("crun"),
    RUNC("runc"),
    RUNSC("runsc");

    private final String runtimes;

    BackendChoice(String runtimes) {
        this.runtimes = runtimes;
    }

    /// By its name in small letters.
    ///
    /// @throws IllegalArgumentException if there is none of that name; the message names those that there are
    public static BackendChoice of(String name) {
        return Arrays.stream(values())
                .filter(choice -> choice.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no backend '%s'; choose one of %s."
                                                .formatted(name, names())));
    }

    /// The name that people choose it by.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The OCI runtimes to try, the best first.
    List<String> runtimes() {
        return Arrays.stream(runtimes.split(" ", -1)).filter(name -> !name.isEmpty()).toList();
    }

    private static String names() {
        return Arrays.stream(values())
                .map(BackendChoice::toString)
                .collect(Collectors.joining(", "));
    }
}
