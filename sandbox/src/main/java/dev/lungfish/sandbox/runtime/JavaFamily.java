package dev.lungfish.sandbox.runtime;

import dev.lungfish.core.service.Contract;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `java8.al2` to `java25`: AWS's own runtime interface client on a JDK of this machine.
///
/// The client loads the handler's classes itself, from the working directory and the jars in its `lib`.
final class JavaFamily implements Family {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";
    private static final String MAIN_CLASS = CLIENT + "AWSLambda";
    private static final String NATIVE_PROPERTY = CLIENT + "runtimeapi.NativeClient.JNI";

    /// AWS gives a handler's heap this share of the memory; the rest is for the JVM.
    private static final int HANDLER_HEAP_PERCENT = 85;

    private static final int WEB_HEAP_PERCENT = 70;

    /// From this feature number on, a JVM warns of native access that was not allowed on its command line.
    private static final int NATIVE_ACCESS_FEATURE = 24;

    private final Jdks jdks;
    private final RuntimeFiles files;
    private final AotCaches caches;

    JavaFamily(Jdks jdks, RuntimeFiles files, AotCaches caches) {
        this.jdks = jdks;
        this.files = files;
        this.caches = caches;
    }

    @Override
    public List<String> identifiers() {
        return List.of("java25", "java21", "java17", "java11", "java8.al2");
    }

    @Override
    public Optional<String> missing(String runtime) {
        int feature = feature(runtime);
        return jdks.atLeast(feature).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "Runtime %s needs a JDK %d or newer on this machine and none was found. Install one (Debian: apt-get install openjdk-%d-jre-headless) or set JAVA_HOME to it, start Lungfish again, then create the function again."
                                .formatted(runtime, feature, feature));
    }

    @Override
    public Launch launch(LaunchRequest request) {
        Optional<Jdk> jdk = jdks.atLeast(feature(request.runtime()));
        return jdk.isEmpty()
                ? new Launch.Missing(missing(request.runtime()).orElseThrow())
                : ready(request, jdk.get());
    }

    /// The JVM's options for handlers, the class path included; a cache fits only the very same ones.
    static List<String> handlerOptions(Jdk jdk, RuntimeFiles files) {
        List<String> options = new ArrayList<>();
        options.add("-XX:+UseSerialGC");
        options.add("-XX:TieredStopAtLevel=1");
        options.add("-Xshare:auto");
        options.add("-Djava.net.preferIPv4Stack=true");
        options.add("-D" + NATIVE_PROPERTY + "=" + files.nativeClient());
        if (jdk.feature() >= NATIVE_ACCESS_FEATURE) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        options.add("-classpath");
        options.add(
                RuntimeFiles.JAVA_JARS.stream()
                        .map(jar -> files.file(jar).toString())
                        .collect(Collectors.joining(File.pathSeparator)));
        options.add(MAIN_CLASS);
        return options;
    }

    private Launch ready(LaunchRequest request, Jdk jdk) {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        if (request.contract() == Contract.WEB) {
            command.add(heap(request, WEB_HEAP_PERCENT));
            command.add("-jar");
        } else {
            command.add(heap(request, HANDLER_HEAP_PERCENT));
            command.addAll(caches.options(jdk));
            command.addAll(handlerOptions(jdk, files));
        }
        command.add(request.handler());
        return new Launch.Ready(
                command,
                Map.of("PATH", Machine.pathFor(jdk.java())),
                List.of(jdk.home(), files.directory()),
                "Java " + jdk.version());
    }

    private static String heap(LaunchRequest request, int percent) {
        return "-XX:MaxHeapSize=" + request.memoryMegabytes() * 1024L * percent / 100 + "k";
    }

    private static int feature(String runtime) {
        return Integer.parseInt(runtime.substring("java".length()).replace(".al2", ""));
    }
}
