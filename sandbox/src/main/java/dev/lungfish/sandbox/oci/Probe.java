package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Network;
import dev.lungfish.sandbox.NetworkAccess;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds out whether a backend works on this machine by running a container.
final class Probe {

    private static final int ANSWER = 42;
    private static final int MEGABYTES = 64;
    private static final long PATIENCE_SECONDS = 20;

    private Probe() {}

    /// @param place where the container works, in the data directory
    /// @throws SandboxException if the container did not run and end as it should
    static void run(OciBackend backend, Path place) throws SandboxException {
        try (Network network = backend.network(NetworkAccess.PLATFORM_ONLY)) {
            Sandbox sandbox =
                    backend.start(
                            new SandboxSpec(
                                            "probe",
                                            List.of("/bin/sh", "-c", "exit " + ANSWER),
                                            Map.of(),
                                            place,
                                            MEGABYTES,
                                            1,
                                            _ -> {})
                                    .in(network));
            Exit exit = sandbox.exited().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!exit.equals(new Exit.Status(ANSWER))) {
                throw new SandboxException("A first container ended with " + exit + ".");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new SandboxException("A first container did not end.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("The first container was interrupted.", e);
        }
    }
}
