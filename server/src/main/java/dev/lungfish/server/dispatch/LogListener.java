package dev.lungfish.server.dispatch;

/// Hears the lines that are logged on its behalf.
public interface LogListener {

    /// The platform's own line or the function's. May come on any thread.
    void logged(String line);
}
