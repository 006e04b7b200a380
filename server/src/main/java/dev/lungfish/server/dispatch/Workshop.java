package dev.lungfish.server.dispatch;

import dev.lungfish.sandbox.Network;
import dev.lungfish.sandbox.OutputSink;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import java.util.Map;

/// Makes the sandbox for an environment: finds the runtime's command, sets its variables, and starts it.
@FunctionalInterface
public interface Workshop {

    /// Makes the network that a new environment is to be in; its caller closes it when the environment has
    /// ended. May block.
    default Network network(EnvironmentPlan plan) throws SandboxException {
        return Network.HOST;
    }

    /// Starts the revision's program and returns once it runs. May block.
    ///
    /// @param contract variables that connect it to the platform, such as `AWS_LAMBDA_RUNTIME_API` or `PORT`
    /// @param network what [#network] has made for it
    Sandbox start(
            EnvironmentPlan plan, Map<String, String> contract, Network network, OutputSink output)
            throws SandboxException;

    /// Keeps the revision's code on the disk until this is closed, even if nothing declares it any more.
    default Hold hold(Target target) {
        return () -> {};
    }

    /// What is kept.
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
