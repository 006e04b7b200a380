package dev.lungfish.assessor.archive;

/// What Maven calls a library.
///
/// @param group empty where only the file's name is known
/// @param version empty where it is not known
public record Coordinates(String group, String artifact, String version) {}
