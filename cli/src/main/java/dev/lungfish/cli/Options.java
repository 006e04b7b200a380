package dev.lungfish.cli;

import dev.lungfish.cli.terminal.Times;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.sandbox.local.BackendChoice;
import dev.lungfish.server.PlatformOptions;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How options are written.
final class Options {

    private Options() {}

    /// `$XDG_DATA_HOME/lungfish` where that variable is set
    /// (https://specifications.freedesktop.org/basedir-spec/latest), `~/.lungfish` otherwise.
    static Path defaultDataDirectory(Map<String, String> environment, Path home) {
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return xdg.isEmpty() || !Path.of(xdg).isAbsolute()
                ? home.resolve(".lungfish")
                : Path.of(xdg, "lungfish");
    }

    /// A length of time: a number and one of `ms`, `s`, `m`, `h`.
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String value) {
            try {
                return Times.parse(value);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }

    /// The name of a backend.
    static final class Sandbox implements ITypeConverter<BackendChoice> {

        @Override
        public BackendChoice convert(String value) {
            try {
                return BackendChoice.of(value);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }

    /// The names of all backends, for shell completion.
    static final class Sandboxes implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(BackendChoice.values()).map(BackendChoice::toString).iterator();
        }
    }

    /// `NAME:ZONE:CPUS:MB`, the processors with up to three decimals.
    static final class OneNode implements ITypeConverter<Node> {

        private static final Pattern SYNTAX =
                Pattern.compile("([^:]+):([^:]+):([0-9]{1,4}(?:\\.[0-9]{1,3})?):([0-9]{1,8})");
        private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

        @Override
        public Node convert(String value) {
            Matcher matcher = SYNTAX.matcher(value);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'%s' is not a node like a:north:1.5:4096 (name, zone, processors, MB)"
                                .formatted(value));
            }
            int cpuMillis = new BigDecimal(matcher.group(3)).multiply(MILLIS).intValueExact();
            try {
                return new Node(
                        matcher.group(1),
                        matcher.group(2),
                        cpuMillis,
                        Integer.parseInt(matcher.group(4)),
                        PlatformOptions.MOST_REPLICAS);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }

    /// `HOST:PORT`; an IPv6 address stands in brackets, and an empty host is all addresses.
    static final class Address implements ITypeConverter<InetSocketAddress> {

        private static final Pattern SYNTAX =
                Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^:\\[\\]]*):([0-9]{1,5})");

        @Override
        public InetSocketAddress convert(String value) {
            Matcher matcher = SYNTAX.matcher(value);
            int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : -1;
            if (port < 0 || port > 65_535) {
                throw new TypeConversionException(
                        "'%s' is not an address like 127.0.0.1:9700".formatted(value));
            }
            String host = matcher.group(1);
            return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        }
    }
}
