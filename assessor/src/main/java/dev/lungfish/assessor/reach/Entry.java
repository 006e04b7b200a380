package dev.lungfish.assessor.reach;

import dev.lungfish.assessor.bytecode.MethodFact;

/// A method that the JVM, a framework or a platform calls.
public record Entry(Phase phase, MethodFact method) {}
