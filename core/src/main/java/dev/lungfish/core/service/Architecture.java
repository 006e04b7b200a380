package dev.lungfish.core.service;

/// The instruction set that a revision asks for, which decides its price.
public enum Architecture {
    X86_64("x86_64"),
    ARM64("arm64");

    private final String wireName;

    Architecture(String wireName) {
        this.wireName = wireName;
    }

    /// The name in the Lambda API.
    public String wireName() {
        return wireName;
    }
}
