package dev.lungfish.planner.input;

/// Something that the inputs do not say, and what is taken instead.
///
/// @param what what is not known, as people say it
/// @param value what is taken, with its unit
/// @param source why just this
/// @param override how to say otherwise: an option or a column
public record Assumption(String what, String value, String source, String override) {}
