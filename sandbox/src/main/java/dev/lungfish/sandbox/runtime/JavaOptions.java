package dev.lungfish.sandbox.runtime;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The JVM options of a Java runtime: AWS's defaults, but for what the user's own options (`JAVA_TOOL_OPTIONS`) decide.
///
/// An option on the command line goes before one in the environment, and two that contradict each other keep a JVM
/// from starting, so a default is left out where the user has spoken.
final class JavaOptions {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";
    private static final String NATIVE_PROPERTY = CLIENT + "runtimeapi.NativeClient.JNI";

    /// From this feature number on, a JVM warns of native access that was not allowed on its command line.
    private static final int NATIVE_ACCESS_FEATURE = 24;

    private static final String SERIAL = "-XX:+UseSerialGC";

    /// What the JVM takes for a server's memory.
    private static final int SERVER_MEGABYTES = 1792;

    private static final Pattern HEAP = Pattern.compile("-Xmx|MaxHeapSize|MaxRAM");
    private static final Pattern COLLECTOR = Pattern.compile("\\+Use\\w+GC");
    private static final Pattern TIERS = Pattern.compile("Tiered");
    private static final Pattern ARCHIVE = Pattern.compile("-Xshare|SharedArchive|AOT");

    private final Jdk jdk;
    private final String users;

    JavaOptions(Jdk jdk, Map<String, String> environment) {
        this.jdk = jdk;
        this.users =
                environment.getOrDefault("JAVA_TOOL_OPTIONS", "")
                        + ' '
                        + environment.getOrDefault("JDK_JAVA_OPTIONS", "");
    }

    /// Those for a handler that takes one invocation at a time, the main class included.
    List<String> handler(RuntimeFiles files) {
        List<String> options = new ArrayList<>();
        if (!decided(COLLECTOR)) {
            options.add(SERIAL);
        }
        if (!decided(TIERS)) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        options.addAll(client(files));
        return options;
    }

    /// Those for a handler that takes several at once, the main class included. It lives for long, so both compilers
    /// work. From the memory of a server on, the JVM chooses the collector by the processors that it may use.
    ///
    /// Source: Java's "HotSpot Virtual Machine Garbage Collection Tuning Guide", chapter "Ergonomics".
    List<String> concurrent(RuntimeFiles files, int memoryMegabytes) {
        List<String> options = new ArrayList<>();
        if (!decided(COLLECTOR) && memoryMegabytes < SERVER_MEGABYTES) {
            options.add(SERIAL);
        }
        options.addAll(client(files));
        return options;
    }

    private List<String> client(RuntimeFiles files) {
        List<String> options = new ArrayList<>();
        options.add("-Djava.net.preferIPv4Stack=true");
        files.nativeClient().ifPresent(file -> options.add("-D" + NATIVE_PROPERTY + "=" + file));
        if (jdk.feature() >= NATIVE_ACCESS_FEATURE) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        options.add("-classpath");
        options.add(
                Stream.concat(RuntimeFiles.JAVA_JARS.stream(), Stream.of(JavaMain.JAR))
                        .map(jar -> files.file(jar).toString())
                        .collect(Collectors.joining(File.pathSeparator)));
        options.add(JavaMain.NAME);
        return options;
    }

    /// The one for the heap.
    List<String> heap(int memoryMegabytes, int percent) {
        return decided(HEAP)
                ? List.of()
                : List.of("-XX:MaxHeapSize=" + memoryMegabytes * 1024L * percent / 100 + "k");
    }

    /// Whether a cache made with the default options fits.
    boolean allowCache() {
        return !decided(ARCHIVE) && !decided(COLLECTOR);
    }

    private boolean decided(Pattern pattern) {
        return pattern.matcher(users).find();
    }
}
