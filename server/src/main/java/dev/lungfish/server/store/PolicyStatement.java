package dev.lungfish.server.store;

/// One statement of a resource policy.
///
/// @param json the whole statement, its `Sid` included
public record PolicyStatement(String sid, String json) {}
