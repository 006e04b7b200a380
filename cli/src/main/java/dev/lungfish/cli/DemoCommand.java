package dev.lungfish.cli;

import dev.lungfish.cli.demo.Demo;
import dev.lungfish.cli.demo.DemoSettings;
import dev.lungfish.cli.demo.Display;
import dev.lungfish.cli.demo.TemporaryDirectory;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Interruption;
import dev.lungfish.cli.terminal.Terminal;
import dev.lungfish.server.PlatformOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Shows the platform at work.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Watch four services under real traffic, on a platform that is started for it and"
                        + " leaves nothing behind: on demand, always on and split. One of them is moved"
                        + " while its requests go on. The exit status is 1 if a request or the move"
                        + " failed.",
        footer = {"", "Example: lungfish demo --for 60s"})
final class DemoCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Options.Time.class,
            description = "End by itself after this time. Default: when interrupted.")
    private @Nullable Duration length;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "" + DemoSettings.DEFAULT_SPEED,
            description =
                    "How many times faster the traffic comes than it did. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Places each request within its minute, which the trace does not. Default:"
                            + " ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin private JsonOption json;

    private final PlatformStarter starter;

    DemoCommand(PlatformStarter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException {
        DemoSettings settings = settings();
        Path examples = examples(System.getProperty("lungfish.home"));
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = Interruption.listen();
                TemporaryDirectory data = TemporaryDirectory.create();
                PlatformStarter.Running platform = starter.start(options(settings, data.path()))) {
            Demo demo = new Demo(settings, platform.address());
            demo.deploy(examples);
            Demo.Result result = demo.run(display(), out, interruption);
            if (json.wanted) {
                json.print(out, result);
            }
            return result.isFlawless() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private Display display() {
        if (json.wanted) {
            return Display.NOTHING;
        }
        return Terminal.current().out() ? Display.TERMINAL : Display.LINES;
    }

    private DemoSettings settings() {
        try {
            return new DemoSettings(length, speed, seed);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot start: " + wrong.getMessage() + ".", wrong);
        }
    }

    /// @param home where Lungfish was built, as its start script says
    private static Path examples(@Nullable String home) {
        Path examples = Path.of(home == null ? "." : home, "examples");
        if (!Files.isDirectory(examples)) {
            throw new Failure(
                    "The demo needs the examples of Lungfish's checkout: start it as ./lungfish"
                            + " demo there.");
        }
        return examples;
    }

    private static PlatformOptions options(DemoSettings settings, Path data) {
        PlatformOptions defaults = PlatformOptions.defaults(data);
        return new PlatformOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                data,
                defaults.keysFile(),
                defaults.profile(),
                defaults.containerProfile(),
                settings.keepAlive().toNanos(),
                defaults.freezeAfterNanos(),
                defaults.memoryMegabytes(),
                defaults.nodes(),
                defaults.sandbox(),
                defaults.tls(),
                defaults.recording());
    }
}
