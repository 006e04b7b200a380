package dev.lungfish.cli;

import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Interruption;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.sandbox.local.BackendChoice;
import dev.lungfish.server.PlatformOptions;
import dev.lungfish.server.TlsListen;
import dev.lungfish.server.http.TlsFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs a platform until it is told to stop.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Start the platform and run until interrupted. It prints one line with its URL when"
                        + " it is ready.",
        footer = {
            "",
            "Examples:",
            "  lungfish up",
            "  lungfish up --listen 127.0.0.1:0 --data /srv/lungfish",
            "  lungfish up --record /srv/recording",
            "  lungfish up --listen 0.0.0.0:9700 --keys keys.yaml",
            "  lungfish up --node a:north:1:4096 --node b:south:1:4096",
        })
final class UpCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            converter = Options.Address.class,
            defaultValue = "127.0.0.1:" + PlatformOptions.DEFAULT_PORT,
            description =
                    "Where to listen; port 0 picks a free one. Other than on loopback, --keys is"
                            + " needed. Default: ${DEFAULT-VALUE}.")
    private InetSocketAddress listen;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where functions, logs and bills are kept. Default: $XDG_DATA_HOME/lungfish,"
                            + " else ~/.lungfish.")
    private @Nullable Path data;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Access keys; requests must be signed with one of them.")
    private @Nullable Path keys;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = PlatformOptions.DEFAULT_PROFILE,
            description = "Whose limits and prices apply. Default: ${DEFAULT-VALUE}.")
    private String profile;

    @Option(
            names = "--container-profile",
            paramLabel = "NAME",
            defaultValue = PlatformOptions.DEFAULT_CONTAINER_PROFILE,
            description =
                    "Whose prices apply to replicas: aws-fargate, aws-eks-ec2, own-machines, or a"
                            + " file. Default: ${DEFAULT-VALUE}.")
    private String containerProfile;

    @Option(
            names = "--keep-alive",
            paramLabel = "TIME",
            converter = Options.Time.class,
            defaultValue = "10m",
            description =
                    "How long an environment stays after its last request. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Duration keepAlive;

    @Option(
            names = "--freeze-after",
            paramLabel = "TIME",
            converter = Options.Time.class,
            defaultValue = "2ms",
            description =
                    "How long one goes on running after a request before it is frozen."
                            + " Default: ${DEFAULT-VALUE}.")
    private Duration freezeAfter;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            description =
                    "The most memory that all environments may hold together. Default: three"
                            + " quarters of the machine's.")
    private @Nullable Integer memory;

    @Option(
            names = "--node",
            paramLabel = "NAME:ZONE:CPUS:MB",
            converter = Options.OneNode.class,
            description =
                    "A node for replicas: a part of this machine, in a zone over which replicas are"
                            + " spread. Can be given several times. Default: the whole machine.")
    private List<Node> nodes = List.of();

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            converter = Options.Sandbox.class,
            completionCandidates = Options.Sandboxes.class,
            defaultValue = "auto",
            description =
                    "What holds environments: auto (containers for replicas where there is an OCI"
                            + " runtime, processes for the rest), process, oci, crun, runc or runsc."
                            + " Default: ${DEFAULT-VALUE}.")
    private BackendChoice sandbox;

    @Option(
            names = "--tls-listen",
            paramLabel = "HOST:PORT",
            converter = Options.Address.class,
            description = "Where to listen over TLS besides; needs --tls-cert and --tls-key.")
    private @Nullable InetSocketAddress tlsListen;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "The certificate chain for --tls-listen, PEM.")
    private @Nullable Path tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "Its private key, PEM (PKCS #8).")
    private @Nullable Path tlsKey;

    @Option(
            names = "--record",
            paramLabel = "DIR",
            description =
                    "Record finished requests there, for 'lungfish plan --traffic recorded:DIR': at"
                            + " most 1 GB, the oldest go first.")
    private @Nullable Path record;

    private final PlatformStarter starter;

    UpCommand(PlatformStarter starter) {
        this.starter = starter;
    }

    @Override
    public void run() {
        PlatformOptions options = options();
        try (Interruption interruption = Interruption.listen();
                PlatformStarter.Running platform = start(options)) {
            URI tls = platform.tlsAddress();
            spec.commandLine()
                    .getOut()
                    .println(
                            "Lungfish is ready at "
                                    + platform.address()
                                    + (tls == null ? "" : " and " + tls));
            interruption.await();
        }
    }

    private PlatformStarter.Running start(PlatformOptions options) {
        try {
            return starter.start(options);
        } catch (IOException refused) {
            throw new Failure(String.valueOf(refused.getMessage()), refused);
        }
    }

    private @Nullable TlsListen tls() {
        if (tlsListen == null && tlsCertificate == null && tlsKey == null) {
            return null;
        }
        if (tlsListen == null || tlsCertificate == null || tlsKey == null) {
            throw new IllegalArgumentException(
                    "--tls-listen, --tls-cert and --tls-key go together");
        }
        return new TlsListen(tlsListen, new TlsFiles(tlsCertificate, tlsKey));
    }

    PlatformOptions options() {
        Path directory =
                data != null
                        ? data
                        : Options.defaultDataDirectory(
                                System.getenv(), Path.of(System.getProperty("user.home")));
        int megabytes = memory == null ? PlatformOptions.defaultMemoryMegabytes() : memory;
        try {
            return new PlatformOptions(
                    listen,
                    directory.toAbsolutePath().normalize(),
                    keys,
                    profile,
                    containerProfile,
                    keepAlive.toNanos(),
                    freezeAfter.toNanos(),
                    megabytes,
                    nodes.isEmpty() ? List.of(PlatformOptions.machine(megabytes)) : nodes,
                    sandbox,
                    tls(),
                    record == null ? null : record.toAbsolutePath().normalize());
        } catch (IllegalArgumentException wrong) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "Cannot start: " + wrong.getMessage() + ".", wrong);
        }
    }
}
