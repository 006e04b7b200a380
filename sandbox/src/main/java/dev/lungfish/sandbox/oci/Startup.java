package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.SandboxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Waits for a container to begin, and knows what the runtime has complained of.
final class Startup {

    private static final String BEGUN = "begun";
    private static final int MOST_COMPLAINTS = 20;

    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private final List<String> complaints = new ArrayList<>();

    /// Takes a line of the runtime's standard error.
    void line(String line) {
        if (line.equals(BEGUN)) {
            begun.complete(true);
        } else if (!hasBegun()) {
            complain(line);
        }
    }

    /// The runtime has ended, and all its lines have been taken.
    ///
    /// @param complaint what to say if it has not said anything
    void ended(String complaint) {
        synchronized (this) {
            if (complaints.isEmpty()) {
                complaints.add(complaint);
            }
        }
        begun.complete(false);
    }

    boolean hasBegun() {
        return begun.getNow(false);
    }

    /// Returns when the program is being started.
    ///
    /// @throws SandboxException if the container ended before; the runtime's words are in the message
    void await() throws SandboxException {
        if (!begun.join()) {
            throw new SandboxException("The container could not be started: " + complaint());
        }
    }

    private synchronized void complain(String line) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(line);
        }
    }

    private synchronized String complaint() {
        return String.join("; ", complaints) + ".";
    }
}
