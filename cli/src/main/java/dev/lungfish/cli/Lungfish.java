package dev.lungfish.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The root of all commands, which [CommandLines] hangs below it.
@Command(
        name = "lungfish",
        mixinStandardHelpOptions = true,
        versionProvider = Lungfish.Version.class,
        description =
                "Runs functions and web programs on your own machine: on demand, as AWS Lambda does, in"
                        + " containers that are always on, or in both. Says which of them each service"
                        + " should be.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  lungfish demo --for 60s                       watch services move under real traffic",
            "  lungfish up                                   start the platform on this machine",
            "  lungfish deploy orders.jar --handler shop.Orders::handleRequest",
            "  lungfish invoke orders --payload '{\"items\": []}'",
            "  lungfish move orders --to container           replicas, always on",
            "  lungfish plan --traffic csv:requests.csv      what each service should be, and why",
            "  lungfish assess orders.jar                    what keeps it from being a function",
            "",
            "Exit status: 0 done, 1 failed, 2 used wrongly.",
        })
final class Lungfish {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure.")
    boolean verbose;

    /// The version that the jar's manifest names.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = number();
            return new String[] {"lungfish " + (version == null ? "(not packaged)" : version)};
        }

        /// Null if the program is not packaged.
        static @Nullable String number() {
            return Lungfish.class.getPackage().getImplementationVersion();
        }
    }
}
