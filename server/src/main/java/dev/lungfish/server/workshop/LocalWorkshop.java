package dev.lungfish.server.workshop;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.Network;
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
import dev.lungfish.server.dispatch.EnvironmentKind;
import dev.lungfish.server.dispatch.EnvironmentPlan;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.dispatch.Workshop;
import java.time.InstantSource;
import java.util.Map;

/// Starts programs with the runtimes of this machine.
public final class LocalWorkshop implements Workshop {

    private static final int ALL_CPU_MILLIS = Runtime.getRuntime().availableProcessors() * 1000;

    private final Backend functions;
    private final Backend replicas;
    private final Runtimes runtimes;
    private final Packages packages;
    private final FunctionVariables variables;

    /// @param functions holds on-demand environments
    /// @param replicas holds replicas
    public LocalWorkshop(
            Backend functions,
            Backend replicas,
            Runtimes runtimes,
            Packages packages,
            String region,
            InstantSource clock) {
        this.functions = functions;
        this.replicas = replicas;
        this.runtimes = runtimes;
        this.packages = packages;
        this.variables = new FunctionVariables(region, runtimes.directory(), clock);
    }

    @Override
    public Network network(EnvironmentPlan plan) throws SandboxException {
        return backend(plan).network(plan.network());
    }

    private Backend backend(EnvironmentPlan plan) {
        return plan.kind() == EnvironmentKind.REPLICA ? replicas : functions;
    }

    @Override
    public Sandbox start(
            EnvironmentPlan plan, Map<String, String> contract, Network network, OutputSink output)
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
                            backend(plan),
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
                                            output)
                                    .in(network)
                                    .withCpuMillis(ALL_CPU_MILLIS));
        };
    }

    @Override
    public Hold hold(Target target) {
        return packages.hold(target.revision().codeDirectory())::close;
    }

    /// The code stays on the disk until its last environment has ended.
    private Sandbox start(Backend backend, SandboxSpec spec) throws SandboxException {
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
