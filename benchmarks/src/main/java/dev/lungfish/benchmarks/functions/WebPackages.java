package dev.lungfish.benchmarks.functions;

import dev.lungfish.benchmarks.child.Child;
import dev.lungfish.benchmarks.child.Leash;
import dev.lungfish.benchmarks.platform.FunctionSpec;
import dev.lungfish.benchmarks.program.Paths;
import dev.lungfish.benchmarks.program.WebProgram;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/// The web program: a jar, and the libraries that its manifest names in `lib`.
public final class WebPackages {

    /// What is started, with `java -jar`.
    private static final String JAR = "program.jar";

    /// The variable with the JVM's options, which the platform takes over.
    private static final String OPTIONS_VARIABLE = "JAVA_TOOL_OPTIONS";

    private static final String OPTIONS =
            "-XX:+UseSerialGC -Xmx96m --enable-native-access=ALL-UNNAMED"
                    + " --sun-misc-unsafe-memory-access=allow";

    private static final String LIBRARIES = "netty-";

    private WebPackages() {}

    /// As a service of the web contract.
    public static FunctionSpec service(String name, int memoryMegabytes) throws IOException {
        return new FunctionSpec(
                name,
                "java25",
                JAR,
                code().zip(),
                memoryMegabytes,
                Map.of(
                        "LUNGFISH_CONTRACT",
                        "web",
                        "LUNGFISH_READINESS_PATH",
                        Paths.READY,
                        OPTIONS_VARIABLE,
                        OPTIONS));
    }

    /// Unpacks the program and starts it as the platform does, by the same command with the same options. It serves once
    /// it has printed `ready PORT`.
    public static Child byHand(Path directory, int port) throws IOException {
        code().unpack(directory);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Map<String, String> variables =
                Map.of(
                        "PORT",
                        Integer.toString(port),
                        OPTIONS_VARIABLE,
                        OPTIONS,
                        WebProgram.LEASHED,
                        "yes");
        return Child.start(directory, variables, List.of(java, "-jar", JAR));
    }

    private static CodePackage code() throws IOException {
        CodePackage code = new CodePackage();
        List<Path> libraries = libraries();
        code.add(JAR, jar(libraries));
        for (Path library : libraries) {
            code.add("lib/" + library.getFileName(), Files.readAllBytes(library));
        }
        return code;
    }

    private static List<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith(LIBRARIES))
                .toList();
    }

    private static byte[] jar(List<Path> libraries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest(libraries))) {
            for (String file : classFiles()) {
                jar.putNextEntry(new JarEntry(file));
                jar.write(content(file));
            }
        }
        return bytes.toByteArray();
    }

    private static Manifest manifest(List<Path> libraries) {
        List<String> names = libraries.stream().map(path -> "lib/" + path.getFileName()).toList();
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, WebProgram.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        return manifest;
    }

    /// Those of the program's package, and the one class that it uses beside it.
    private static List<String> classFiles() throws IOException {
        List<String> files = new ArrayList<>(List.of(file(Leash.class)));
        String main = file(WebProgram.class);
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        try (Stream<Path> classes = Files.list(path(main).getParent())) {
            classes.forEach(path -> files.add(folder + path.getFileName()));
        }
        return files;
    }

    private static Path path(String file) throws IOException {
        URL url = WebPackages.class.getClassLoader().getResource(file);
        if (url == null || !url.getProtocol().equals("file")) {
            throw new IOException(
                    file + " is not in a folder; start measurements with benchmarks/run");
        }
        return Path.of(URI.create(url.toString()));
    }

    private static byte[] content(String file) throws IOException {
        return Files.readAllBytes(path(file));
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
