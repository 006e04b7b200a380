package dev.lungfish.cli;

import dev.lungfish.cli.terminal.ServiceTable;
import dev.lungfish.server.api.ServiceList;
import dev.lungfish.server.api.ServiceRow;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Shows what runs.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Show all services: where they run, their traffic, environments, replicas and cost.")
final class ListCommand implements Runnable {

    @Spec private CommandSpec spec;
    @Mixin private PlatformOption platform;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<ServiceRow> services = platform.client().services();
        if (json.wanted) {
            json.print(out, new ServiceList(services));
        } else if (services.isEmpty()) {
            out.println("No services yet: deploy one with 'lungfish deploy'.");
        } else {
            ServiceTable.withAddresses(services).lines().forEach(out::println);
            ServiceTable.notes(services).forEach(out::println);
        }
    }
}
