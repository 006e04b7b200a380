package dev.lungfish.cli.deploy;

/// What runs of a package: its Lambda runtime, and the handler or the web program's start file.
record Program(String runtime, String handler) {}
