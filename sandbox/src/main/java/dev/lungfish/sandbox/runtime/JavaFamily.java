package dev.lungfish.sandbox.runtime;

import dev.lungfish.core.service.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// `java8.al2` to `java25`: AWS's own runtime interface client on a JDK of this machine.
///
/// The client loads the handler's classes itself, from the working directory and the jars in its `lib`.
final class JavaFamily implements Family {

    /// AWS gives a handler's heap this share of the memory; the rest is for the JVM.
    private static final int HANDLER_HEAP_PERCENT = 85;

    private static final int WEB_HEAP_PERCENT = 70;

    private final Machine machine;
    private final ConcurrentMap<Integer, Lookup<Jdk>> jdks = new ConcurrentHashMap<>();
    private final RuntimeFiles files;
    private final AotCaches caches;

    JavaFamily(Machine machine, RuntimeFiles files) {
        this.machine = machine;
        this.files = files;
        this.caches = new AotCaches(files);
    }

    @Override
    public List<String> identifiers() {
        return List.of("java25", "java21", "java17", "java11", "java8.al2");
    }

    @Override
    public Optional<String> missing(String runtime) {
        int feature = feature(runtime);
        return jdk(runtime).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "Runtime %s needs a JDK %d or newer on this machine and none was found. Install one (Debian: apt-get install openjdk-%d-jre-headless) or put it under /usr/lib/jvm, then create the function again."
                                .formatted(runtime, feature, feature));
    }

    @Override
    public Launch launch(LaunchRequest request) {
        Optional<Jdk> jdk = jdk(request.runtime());
        return jdk.isEmpty()
                ? new Launch.Missing(missing(request.runtime()).orElseThrow())
                : ready(request, jdk.get());
    }

    @Override
    public void prepare() {
        identifiers().stream()
                .flatMap(runtime -> jdk(runtime).stream())
                .distinct()
                .forEach(caches::create);
    }

    private Launch ready(LaunchRequest request, Jdk jdk) {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        JavaOptions options = new JavaOptions(jdk, request.environment());
        if (request.contract() == Contract.WEB) {
            command.addAll(options.heap(request.memoryMegabytes(), WEB_HEAP_PERCENT));
            command.add("-jar");
        } else {
            command.addAll(options.heap(request.memoryMegabytes(), HANDLER_HEAP_PERCENT));
            if (options.allowCache()) {
                command.addAll(caches.options(jdk));
            }
            command.addAll(
                    request.isConcurrent()
                            ? options.concurrent(files, request.memoryMegabytes())
                            : options.handler(files));
        }
        command.add(request.handler());
        return new Launch.Ready(
                command,
                environment(request, jdk),
                List.of(jdk.home(), files.directory()),
                "Java " + jdk.version());
    }

    private static Map<String, String> environment(LaunchRequest request, Jdk jdk) {
        String path = Machine.pathFor(jdk.java());
        return request.isConcurrent()
                ? Map.of("PATH", path, MAX_CONCURRENCY, Integer.toString(request.concurrency()))
                : Map.of("PATH", path);
    }

    private Optional<Jdk> jdk(String runtime) {
        return jdks.computeIfAbsent(
                        feature(runtime),
                        feature -> new Lookup<>(() -> Jdks.of(machine).atLeast(feature)))
                .get();
    }

    private static int feature(String runtime) {
        return Integer.parseInt(runtime.substring("java".length()).replace(".al2", ""));
    }
}
