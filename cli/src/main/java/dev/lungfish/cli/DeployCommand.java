package dev.lungfish.cli;

import dev.lungfish.cli.client.PlatformClient;
import dev.lungfish.cli.deploy.Declaration;
import dev.lungfish.cli.deploy.Deployer;
import dev.lungfish.cli.deploy.Manifest;
import dev.lungfish.cli.deploy.Outcome;
import dev.lungfish.cli.placement.MoveSentences;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Progress;
import dev.lungfish.cli.terminal.Terminal;
import dev.lungfish.server.api.ServiceRow;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Deploys services.
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description =
                "Create or update a service from a jar, a zip or a folder; or all services that a"
                        + " lungfish.yaml declares. What is deployed already is left as it is, and so"
                        + " is where a service runs, unless an option says otherwise.",
        footer = {
            "",
            "Examples:",
            "  lungfish deploy target/orders.jar --handler shop.Orders::handleRequest",
            "  lungfish deploy target/catalogue.jar --web --readiness-path /health",
            "  lungfish deploy ./thumbnails --env BUCKET=pictures --memory 1024",
            "  lungfish deploy target/orders.jar --placement container --min-replicas 2",
            "  lungfish deploy lungfish.yaml",
        })
final class DeployCommand implements Runnable {

    /// One service, deployed.
    record Deployed(String name, String url, String outcome, String placement) {}

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            description = "A jar, zip or folder; or a lungfish.yaml, or a folder that holds one.")
    private Path path;

    @Mixin private DeclarationOptions options;
    @Mixin private PlatformOption platform;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        PlatformClient client = platform.client();
        List<Declaration> declarations = declarations();
        PrintWriter out = spec.commandLine().getOut();
        List<Deployed> deployed = new ArrayList<>();
        for (Declaration declaration : declarations) {
            Outcome outcome = deploy(client, declaration);
            ServiceRow row = row(client, declaration.name());
            deployed.add(new Deployed(row.name(), row.url(), outcome.toString(), row.placement()));
            if (!json.wanted) {
                out.printf(
                        "%s is at %s (%s, %s)%n", row.name(), row.url(), row.placement(), outcome);
            }
        }
        if (json.wanted) {
            json.print(out, Map.of("services", deployed));
        }
    }

    private List<Declaration> declarations() {
        Path manifest = Files.isDirectory(path) ? path.resolve(Manifest.FILE_NAME) : path;
        String name = manifest.toString();
        boolean isManifest =
                (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.exists(manifest);
        if (!isManifest) {
            return List.of(options.declaration(spec.commandLine(), path));
        }
        if (options.areGiven()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s declares its services by itself: write what these options say there."
                            .formatted(manifest));
        }
        return Manifest.read(manifest);
    }

    private Outcome deploy(PlatformClient client, Declaration declaration) {
        try (Progress progress =
                Progress.on(spec.commandLine().getErr(), Terminal.current().err())) {
            return new Deployer(
                            client,
                            (name, percent) ->
                                    progress.show("Uploading %s: %d %%".formatted(name, percent)),
                            view -> progress.show(MoveSentences.progress(view)))
                    .deploy(declaration);
        }
    }

    private static ServiceRow row(PlatformClient client, String name) {
        return client.services().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new Failure("%s was removed while it was deployed.".formatted(name)));
    }
}
