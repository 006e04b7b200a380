package dev.lungfish.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The packages that the sibling modules made, and small ones made on the spot.
final class Packages {

    static final Path JAVA = made("handlers", "java");
    static final Path NODE = made("handlers", "node");
    static final Path PYTHON = made("handlers", "python");
    static final Path CLIENT = made("handlers", "client");
    static final Path SPRING = made("spring", "spring");
    static final Path QUARKUS = made("quarkus", "quarkus");
    static final Path MICRONAUT = made("micronaut", "micronaut");
    static final Path WEB = made("web", "web");
    static final Path SPRING_WEB = made("spring-web", "spring-web");
    static final Path QUARKUS_WEB = made("quarkus-web", "quarkus-web");
    static final Path WIREMOCK = made("wiremock", "wiremock");

    private Packages() {}

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "no package at " + file + "; run mvn package in e2e first", failure);
        }
    }

    /// A package of one file.
    static byte[] zip(String name, String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /// The package with a file more.
    static byte[] with(Path file, String name, String text) {
        var bytes = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(Files.newInputStream(file));
                var to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.transferTo(to);
            }
            to.putNextEntry(new ZipEntry(name));
            to.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static Path made(String module, String id) {
        return Path.of(System.getProperty("e2e.directory", ".."))
                .resolve(module)
                .resolve("target/function-" + id + ".zip")
                .normalize();
    }
}
