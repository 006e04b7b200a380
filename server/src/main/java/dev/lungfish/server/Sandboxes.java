package dev.lungfish.server;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.local.BackendChoice;
import dev.lungfish.sandbox.local.Backends;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What holds the environments: one backend for those on demand and one for replicas, which may be the same.
record Sandboxes(Backend functions, Backend replicas) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sandboxes.class);

    /// Opens what was chosen. Left to itself it takes processes for what starts on demand, since they start sooner, and
    /// containers for replicas, where this machine can run them.
    static Sandboxes open(Path data, BackendChoice choice) throws SandboxException {
        if (choice != BackendChoice.AUTO) {
            return reaped(one(opened(data, choice)));
        }
        Backend functions = opened(data, BackendChoice.PROCESS);
        try {
            return reaped(new Sandboxes(functions, containers(data, functions)));
        } catch (RuntimeException e) {
            functions.close();
            throw e;
        }
    }

    static Sandboxes one(Backend backend) {
        return new Sandboxes(backend, backend);
    }

    private static Backend containers(Path data, Backend otherwise) {
        try {
            return opened(data, BackendChoice.OCI);
        } catch (SandboxException e) {
            LOG.warn("Replicas run as plain processes, without walls. {}", e.getMessage());
            return otherwise;
        }
    }

    private static Backend opened(Path data, BackendChoice choice) throws SandboxException {
        Backends.Opened opened = Backends.open(data, choice);
        if (opened.lessThanChosen()) {
            LOG.warn(opened.sentence());
        }
        return opened.backend();
    }

    private static Sandboxes reaped(Sandboxes sandboxes) {
        int reaped = sandboxes.functions.reap();
        reaped += sandboxes.isOne() ? 0 : sandboxes.replicas.reap();
        if (reaped > 0) {
            LOG.warn("Ended {} processes that an earlier platform had left behind", reaped);
        }
        return sandboxes;
    }

    private boolean isOne() {
        return functions.equals(replicas);
    }

    @Override
    public void close() {
        replicas.close();
        functions.close();
    }
}
