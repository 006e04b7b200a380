package dev.lungfish.assessor.bytecode;

import java.util.Map;

/// An annotation as it is written.
///
/// @param type its internal name
/// @param values what it says, as text
public record AnnotationFact(String type, Map<String, String> values) {}
