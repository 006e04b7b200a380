package dev.lungfish.planner.traffic;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.lungfish.planner.input.BadInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A file to read, compressed with gzip or not, which its first bytes tell.
record InputFile(Path path) {

    private static final int BUFFER = 1 << 16;

    /// What makes something of a file's bytes.
    @FunctionalInterface
    interface Reading<T> {

        T from(InputStream in) throws IOException, BadInput;
    }

    /// The files of a directory whose names are wanted, by name; none that are hidden.
    static List<InputFile> in(Path directory, Predicate<String> wanted) throws BadInput {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(InputFile::new)
                    .toList();
        } catch (NoSuchFileException e) {
            throw new BadInput("There is no directory " + directory + ".", e);
        } catch (IOException e) {
            throw new BadInput(directory + " cannot be listed: " + e, e);
        }
    }

    /// How messages call it.
    String name() {
        return path.toString();
    }

    String fileName() {
        return path.getFileName().toString();
    }

    /// Opens it, has it read, and closes it.
    ///
    /// @throws BadInput if it is not there or breaks off
    <T> T read(Reading<T> reading) throws BadInput {
        try (InputStream in = open()) {
            return reading.from(in);
        } catch (NoSuchFileException e) {
            throw new BadInput("There is no file " + path + ".", e);
        } catch (CsvParseException e) {
            throw new BadInput("%s is not CSV: %s".formatted(path, sentence(e)), e);
        } catch (UncheckedIOException | IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(path, sentence(e)), e);
        }
    }

    private static String sentence(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? e.getMessage() + "." : cause.getMessage() + ".";
    }

    private InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            in.mark(2);
            boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return zipped ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
