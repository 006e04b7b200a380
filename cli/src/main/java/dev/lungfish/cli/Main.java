package dev.lungfish.cli;

import dev.lungfish.cli.assess.PackageAssessors;
import dev.lungfish.server.Platform;
import dev.lungfish.server.PlatformOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The program.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        System.exit(run(arguments));
    }

    /// Runs one command and answers with its exit status: 0 done, 1 failed, 2 used wrongly.
    static int run(String... arguments) {
        return CommandLines.create(
                        new PrintWriter(System.out, true, System.out.charset()),
                        new PrintWriter(System.err, true, System.err.charset()),
                        new CommandLines.Parts(Main::startPlatform, new PackageAssessors()),
                        arguments)
                .execute(arguments);
    }

    private static PlatformStarter.Running startPlatform(PlatformOptions options)
            throws IOException {
        Platform platform = Platform.start(options);
        return new PlatformStarter.Running() {
            @Override
            public URI address() {
                return platform.address();
            }

            @Override
            public @Nullable URI tlsAddress() {
                return platform.tlsAddress();
            }

            @Override
            public void close() {
                platform.close();
            }
        };
    }
}
