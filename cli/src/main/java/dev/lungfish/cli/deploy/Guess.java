package dev.lungfish.cli.deploy;

import dev.lungfish.cli.terminal.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds out how a package is run, from what is in it, for all that its owner did not say.
final class Guess {

    static final String JAVA = "java25";
    static final String NODE = "nodejs22.x";
    static final String PYTHON = "python3.13";
    static final String PROVIDED = "provided.al2023";

    private final Declaration declaration;
    private final Contents contents;

    private Guess(Declaration declaration, Contents contents) {
        this.declaration = declaration;
        this.contents = contents;
    }

    /// @throws Failure that asks for what cannot be guessed
    static Program program(Declaration declaration, Contents contents) {
        Guess guess = new Guess(declaration, contents);
        String runtime = declaration.runtime() != null ? declaration.runtime() : guess.runtime();
        String handler =
                declaration.handler() != null ? declaration.handler() : guess.handler(runtime);
        return new Program(runtime, handler);
    }

    private String runtime() {
        if (contents.has("bootstrap")) {
            return PROVIDED;
        }
        if (isJar() || endsWith(".class") || endsWith(".jar")) {
            return JAVA;
        }
        if (contents.has("package.json") || nodeFile().isPresent()) {
            return NODE;
        }
        if (pythonFile().isPresent()) {
            return PYTHON;
        }
        throw new Failure(
                "%s: nothing in %s tells how it runs: give its runtime and handler (--runtime nodejs22.x --handler index.handler)."
                        .formatted(declaration.name(), declaration.path()));
    }

    private String handler(String runtime) {
        boolean web = declaration.web() != null;
        Optional<String> guessed =
                runtime.startsWith("java")
                        ? (web ? jarToStart() : Optional.empty())
                        : runtime.startsWith("nodejs")
                                ? nodeFile().map(file -> web ? file : export(file, "handler"))
                                : runtime.startsWith("python")
                                        ? pythonFile()
                                                .map(
                                                        file ->
                                                                web
                                                                        ? file
                                                                        : export(
                                                                                file,
                                                                                "lambda_handler"))
                                        : contents.firstOf("bootstrap");
        return guessed.orElseThrow(() -> new Failure(whichHandler(runtime, web)));
    }

    private String whichHandler(String runtime, boolean web) {
        String subject = "%s: ".formatted(declaration.name());
        if (runtime.startsWith("java") && web) {
            return subject
                    + "%s holds no jar whose manifest names a Main-Class: give the jar to start with --handler."
                            .formatted(declaration.path());
        }
        if (runtime.startsWith("java")) {
            String hint =
                    mainClass(contents).isPresent()
                            ? ", or add --web if it serves HTTP by itself (its manifest names a Main-Class)"
                            : "";
            return subject
                    + "give its handler's class and method (--handler shop.Orders::handleRequest)%s."
                            .formatted(hint);
        }
        return subject
                + (web
                        ? "give the file that starts it with --handler."
                        : "give its handler (--handler index.handler).");
    }

    private boolean isJar() {
        return contents instanceof Contents.Archive archive && archive.isJar();
    }

    private boolean endsWith(String suffix) {
        return contents.names().stream().anyMatch(name -> name.endsWith(suffix));
    }

    /// The jar itself, or the only one in a folder or zip.
    private Optional<String> jarToStart() {
        if (contents instanceof Contents.Archive archive && archive.isJar()) {
            return mainClass(contents).map(main -> archive.file().getFileName().toString());
        }
        List<String> jars =
                contents.names().stream()
                        .filter(name -> name.endsWith(".jar") && !name.contains("/"))
                        .toList();
        return jars.size() == 1 ? Optional.of(jars.getFirst()) : Optional.empty();
    }

    private static Optional<String> mainClass(Contents contents) {
        if (!contents.has("META-INF/MANIFEST.MF")) {
            return Optional.empty();
        }
        try {
            Manifest manifest =
                    new Manifest(new ByteArrayInputStream(contents.read("META-INF/MANIFEST.MF")));
            return Optional.ofNullable(
                    manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// What package.json names as `main`, else one of the usual names.
    private Optional<String> nodeFile() {
        if (contents.has("package.json")) {
            try {
                JsonNode main =
                        JsonMapper.shared().readTree(contents.read("package.json")).path("main");
                String file = main.asString("").replaceFirst("^\\./", "");
                if (contents.has(file)) {
                    return Optional.of(file);
                }
            } catch (JacksonException | IOException unreadable) {
                throw new Failure(
                        "%s: its package.json cannot be read: %s"
                                .formatted(declaration.name(), unreadable.getMessage()),
                        unreadable);
            }
        }
        return contents.firstOf("index.js", "index.mjs", "index.cjs", "server.js", "app.js");
    }

    private Optional<String> pythonFile() {
        return contents.firstOf("lambda_function.py", "app.py", "main.py");
    }

    /// `src/index.handler` from `src/index.js`.
    private static String export(String file, String name) {
        Matcher extension = Pattern.compile("\\.[a-z]+$").matcher(file);
        return extension.replaceFirst("") + "." + name;
    }
}
