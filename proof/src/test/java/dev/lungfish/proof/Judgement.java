package dev.lungfish.proof;

/// What a person has found out about one rule in one program.
///
/// @param rule its id
/// @param where the beginning of a class name, `NAME.jar` for a library without its version, or the path of a file inside
/// @param why what the class files or the configuration do there
record Judgement(String rule, String where, String why) {}
