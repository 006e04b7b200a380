package dev.lungfish.cli.deploy;

import dev.lungfish.cli.client.FunctionSettings;
import dev.lungfish.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/// A service ready to be sent: its settings and its zip.
record ServicePackage(FunctionSettings settings, byte[] zip) {

    /// AWS Lambda's limit for a package unzipped.
    private static final long MAX_BYTES = 262_144_000;

    static ServicePackage of(Declaration declaration) {
        Contents contents = Contents.of(declaration.path());
        Program program = Guess.program(declaration, contents);
        checkHandler(declaration, contents, program);
        try {
            return new ServicePackage(settings(declaration, program), zip(declaration, contents));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Failure(
                    "%s: %s cannot be packed: %s."
                            .formatted(
                                    declaration.name(),
                                    declaration.path(),
                                    unreadable.getMessage()),
                    unreadable);
        }
    }

    /// A jar without its handler's class would be found out only by its first request.
    private static void checkHandler(Declaration declaration, Contents contents, Program program) {
        boolean handlerJar =
                declaration.web() == null
                        && contents instanceof Contents.Archive archive
                        && archive.isJar();
        String className = program.handler().replaceFirst("::.*", "");
        boolean missing = !contents.has(className.replace('.', '/') + ".class");
        if (handlerJar && program.runtime().startsWith("java") && missing) {
            throw new Failure(
                    "%s: %s holds no class %s: check --handler, which is written package.Class::method."
                            .formatted(declaration.name(), declaration.path(), className));
        }
    }

    private static FunctionSettings settings(Declaration declaration, Program program) {
        Map<String, String> environment = new HashMap<>(declaration.environment());
        if (declaration.web() != null) {
            environment.put("LUNGFISH_CONTRACT", "web");
            environment.put("LUNGFISH_READINESS_PATH", declaration.web().readinessPath());
            environment.put("LUNGFISH_SLOTS", Integer.toString(declaration.web().slots()));
        }
        return new FunctionSettings(
                declaration.name(),
                program.runtime(),
                program.handler(),
                declaration.memoryMegabytes(),
                declaration.timeoutSeconds(),
                declaration.architecture(),
                environment);
    }

    private static byte[] zip(Declaration declaration, Contents contents) throws IOException {
        return switch (contents) {
            case Contents.Folder folder -> zip(folder);
            case Contents.Archive archive -> {
                byte[] bytes = Files.readAllBytes(archive.file());
                boolean startsJar = declaration.web() != null && archive.isJar();
                yield startsJar ? wrap(archive.file().getFileName().toString(), bytes) : bytes;
            }
        };
    }

    private static byte[] zip(Contents.Folder folder) throws IOException {
        long size = folder.size();
        if (folder.names().isEmpty()) {
            throw new IllegalArgumentException("the folder is empty");
        }
        if (size > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "it holds %,d bytes, and a package may hold %,d".formatted(size, MAX_BYTES));
        }
        ZipWriter zip = new ZipWriter();
        for (String name : folder.names()) {
            zip.add(name, folder.read(name), folder.isExecutable(name));
        }
        return zip.finish();
    }

    /// `java -jar` needs the jar whole, so it travels inside a zip.
    private static byte[] wrap(String name, byte[] jar) {
        ZipWriter zip = new ZipWriter();
        zip.add(name, jar, false);
        return zip.finish();
    }
}
