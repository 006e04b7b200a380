package dev.lungfish.benchmarks.platform;

import dev.lungfish.benchmarks.child.Child;
import dev.lungfish.benchmarks.client.Address;
import dev.lungfish.benchmarks.load.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `./lungfish up` with an empty data directory, as long as a measurement lasts.
public final class Lungfish implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("(http://[0-9A-Za-z.:\\[\\]-]+)");

    private static final List<String> OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Child process;
    private final Path data;
    private final LambdaApi api;
    private final ServicesApi services;
    private final URI url;

    private Lungfish(Child process, Path data, String url) {
        this.process = process;
        this.data = data;
        this.url = URI.create(url);
        this.api = new LambdaApi(url);
        this.services = new ServicesApi(url);
    }

    /// Starts the platform of this checkout and waits until it is ready.
    public static Lungfish up() throws IOException {
        return up(List.of());
    }

    /// Likewise, with further options of `lungfish up`.
    public static Lungfish up(List<String> options) throws IOException {
        Path program = Path.of(System.getProperty("lungfish.home", "."), "lungfish");
        if (!Files.isExecutable(program)) {
            throw new IOException(
                    "there is no ./lungfish in "
                            + program.toAbsolutePath().normalize().getParent()
                            + "; start measurements with benchmarks/run");
        }
        Path data = dataDirectory();
        List<String> command = new ArrayList<>(List.of(program.toString(), "up"));
        command.addAll(List.of("--listen", "127.0.0.1:0", "--data", data.toString()));
        command.addAll(options);
        return ready(Child.start(command), data);
    }

    /// Starts a platform of another make, a program that takes a data directory, and waits until it is ready.
    public static Lungfish of(Class<?> program) throws IOException {
        Path data = dataDirectory();
        return ready(Child.java(OPTIONS, program, data.toString()), data);
    }

    /// Beside the checkout, as a user's is in the home directory: what is below `/tmp` costs every sandbox some mounts more.
    private static Path dataDirectory() throws IOException {
        Path parent = Path.of("benchmarks", "target").toAbsolutePath();
        return Files.createTempDirectory(Files.createDirectories(parent), "data");
    }

    private static Lungfish ready(Child process, Path data) throws IOException {
        try {
            return new Lungfish(process, data, process.await(READY));
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    public LambdaApi api() {
        return api;
    }

    /// Lungfish's own API.
    public ServicesApi services() {
        return services;
    }

    /// A service's own address.
    public Address address(String service) {
        return new Address(url.getHost(), url.getPort(), service + ".localhost:" + url.getPort());
    }

    /// The platform's address, for its APIs.
    public Address address() {
        return Address.of(url);
    }

    /// A function's Invoke API as the target of a load.
    public Target target(String function) {
        return new Target("lungfish " + function, api.invokeUrl(function), process::cpuNanos);
    }

    public Child process() {
        return process;
    }

    public Path data() {
        return data;
    }

    /// Ends the platform as a user would, and removes its data.
    @Override
    public void close() throws IOException {
        process.terminate(Duration.ofSeconds(10));
        process.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
