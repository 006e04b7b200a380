package dev.lungfish.sandbox.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How to start a revision, or why it cannot be started here.
public sealed interface Launch {

    /// It can be started.
    ///
    /// @param command the program by its full name, and its arguments
    /// @param environment variables that the runtime needs; the user's own of the same name go before them
    /// @param visiblePaths files that the program reads outside of the package
    /// @param program what really runs it, for people: `Node.js 20.20.2`
    record Ready(
            List<String> command,
            Map<String, String> environment,
            List<Path> visiblePaths,
            String program)
            implements Launch {

        public Ready {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
            visiblePaths = List.copyOf(visiblePaths);
        }
    }

    /// It cannot.
    ///
    /// @param message a sentence that says why and what to do
    record Missing(String message) implements Launch {}
}
