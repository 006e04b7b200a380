package dev.lungfish.assessor.finding;

/// A finding that someone has looked at and accepted.
///
/// @param reason why, in their words
public record Suppressed(Finding finding, String reason) {}
