package dev.lungfish.server.workshop;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.NoProgramException;
import dev.lungfish.sandbox.OutputSink;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.runtime.Launch;
import dev.lungfish.sandbox.runtime.LaunchRequest;
import dev.lungfish.sandbox.runtime.Runtimes;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.dispatch.EnvironmentPlan;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.dispatch.Workshop;
import java.time.InstantSource;
import java.util.Map;

/// Starts programs with the runtimes of this machine.
public final class LocalWorkshop implements Workshop {

    private final Backend backend;
    private final Runtimes runtimes;
    private final Packages packages;
    private final FunctionVariables variables;

    public LocalWorkshop(
            Backend backend,
            Runtimes runtimes,
            Packages packages,
            String region,
            InstantSource clock) {
        this.backend = backend;
        this.runtimes = runtimes;
        this.packages = packages;
        this.variables = new FunctionVariables(region, runtimes.directory(), clock);
    }

    @Override
    public Sandbox start(EnvironmentPlan plan, Map<String, String> contract, OutputSink output)
            throws SandboxException {
        Revision revision = plan.target().revision();
        LaunchRequest request =
                new LaunchRequest(
                        revision.runtime(),
                        revision.contract(),
                        revision.handler(),
                        revision.environment(),
                        revision.codeDirectory(),
                        revision.memoryMegabytes(),
                        plan.slots());
        return switch (runtimes.launch(request)) {
            case Launch.Missing(String message) -> throw new NoProgramException(message);
            case Launch.Ready ready ->
                    start(
                            new SandboxSpec(
                                    plan.id(),
                                    ready.command(),
                                    variables.of(
                                            plan.id(),
                                            revision,
                                            plan.kind(),
                                            ready.environment(),
                                            contract),
                                    revision.codeDirectory(),
                                    revision.memoryMegabytes(),
                                    revision.temporaryMegabytes(),
                                    ready.visiblePaths(),
                                    output));
        };
    }

    @Override
    public Hold hold(Target target) {
        return packages.hold(target.revision().codeDirectory())::close;
    }

    /// The code stays on the disk until its last environment has ended.
    private Sandbox start(SandboxSpec spec) throws SandboxException {
        Packages.Hold hold = packages.hold(spec.workingDirectory());
        try {
            Sandbox sandbox = backend.start(spec);
            var _ = sandbox.exited().thenRun(hold::close);
            return sandbox;
        } catch (SandboxException | RuntimeException e) {
            hold.close();
            throw e;
        }
    }
}
