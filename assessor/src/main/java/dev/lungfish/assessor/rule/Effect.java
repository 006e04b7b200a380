package dev.lungfish.assessor.rule;

/// What a finding means under one placement.
///
/// @param means one sentence, in which `{limit}` is the number that the platform's profile gives
public record Effect(Severity severity, String means) {}
