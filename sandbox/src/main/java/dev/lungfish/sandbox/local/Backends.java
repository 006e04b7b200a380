package dev.lungfish.sandbox.local;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.oci.OciBackend;
import dev.lungfish.sandbox.process.Isolation;
import dev.lungfish.sandbox.process.ProcessBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens the backends of this machine. Several may be open at once on one data directory.
public final class Backends {

    private Backends() {}

    /// A backend, and what it is in a sentence for people.
    ///
    /// @param lessThanChosen whether the machine could not give the best; the sentence says why and what to do
    public record Opened(Backend backend, String sentence, boolean lessThanChosen) {}

    /// Opens the backend that was chosen.
    ///
    /// @throws SandboxException if this machine cannot have it; the message says why and what to do
    public static Opened open(Path dataDirectory, BackendChoice choice) throws SandboxException {
        List<String> reasons = new ArrayList<>();
        for (String runtime : choice.runtimes()) {
            try {
                OciBackend backend = OciBackend.open(dataDirectory, runtime);
                return new Opened(backend, backend.sentence(), false);
            } catch (SandboxException e) {
                reasons.add(runtime + ": " + e.getMessage());
            }
        }
        return switch (choice) {
            case AUTO ->
                    processes(
                            dataDirectory,
                            "No containers can be run here, so environments run as plain processes. "
                                    + String.join(" ", reasons));
            case PROCESS -> processes(dataDirectory, "");
            case OCI, CRUN, RUNC, RUNSC ->
                    throw new SandboxException(
                            "No containers can be run here. " + String.join(" ", reasons));
        };
    }

    private static Opened processes(Path dataDirectory, String reason) throws SandboxException {
        ProcessBackend backend = ProcessBackend.open(dataDirectory);
        boolean less = !reason.isEmpty() || backend.isolation() == Isolation.SESSION;
        return new Opened(backend, (reason + " " + backend.isolation().sentence()).strip(), less);
    }
}
