package dev.lungfish.cli.deploy;

import dev.lungfish.cli.placement.PlacementChange;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A service as its owner declares it; what is null is to be guessed from the package.
///
/// @param path a jar, a zip or a folder
/// @param web null for a handler
/// @param placing where it is to run; what that leaves open stays as it is
public record Declaration(
        String name,
        Path path,
        @Nullable String runtime,
        @Nullable String handler,
        @Nullable Web web,
        int memoryMegabytes,
        int timeoutSeconds,
        String architecture,
        Map<String, String> environment,
        PlacementChange placing) {

    public static final int DEFAULT_MEMORY_MEGABYTES = 512;
    public static final int DEFAULT_TIMEOUT_SECONDS = 30;
    public static final String DEFAULT_ARCHITECTURE = "x86_64";

    private static final Pattern VERSION = Pattern.compile("-\\d.*");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,64}");

    /// How a web program is asked.
    public record Web(String readinessPath, int slots) {

        public static final Web DEFAULT = new Web("/", 1);

        public Web {
            require(readinessPath.startsWith("/"), "the readiness path must start with /");
            require(slots >= 1 && slots <= 1000, "slots must be between 1 and 1000");
        }
    }

    /// @throws IllegalArgumentException with what is wrong, in words that fit after the service's name
    public Declaration {
        environment = Map.copyOf(environment);
        require(
                NAME.matcher(name).matches(),
                "the name may hold letters, digits, - and _, at most 64 of them");
        require(
                memoryMegabytes >= 128 && memoryMegabytes <= 10_240,
                "memory must be between 128 and 10240 MB");
        require(
                timeoutSeconds >= 1 && timeoutSeconds <= 900,
                "the timeout must be between 1 and 900 seconds");
        require(
                architecture.equals("x86_64") || architecture.equals("arm64"),
                "the architecture must be x86_64 or arm64");
    }

    /// The same with one more of the replicas' settings, by the platform's name.
    public Declaration withSetting(String key, Object value) {
        return new Declaration(
                name,
                path,
                runtime,
                handler,
                web,
                memoryMegabytes,
                timeoutSeconds,
                architecture,
                environment,
                placing.with(key, value));
    }

    /// A service's name from its package's: `orders` from `target/orders-1.2.0.jar`.
    public static String nameOf(Path path) {
        String file = path.toAbsolutePath().normalize().getFileName().toString();
        String base = file.replaceFirst("\\.(jar|zip)$", "");
        return VERSION.matcher(base).replaceFirst("").replace('.', '-');
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
