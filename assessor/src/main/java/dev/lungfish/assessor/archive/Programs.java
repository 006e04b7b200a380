package dev.lungfish.assessor.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Opens programs.
public final class Programs {

    private Programs() {}

    /// Opens a jar, WAR, zip or folder. No class of it is loaded, and files are read only when they are asked for.
    ///
    /// @throws BadProgram if nothing of it can be read; the message says what to do
    public static Program open(Path source, Bounds bounds) throws BadProgram {
        return open(source, bounds, opening -> opening.open(source));
    }

    /// Opens a class path: jars and folders in the order in which they are searched.
    ///
    /// @throws BadProgram if nothing of it can be read; the message says what to do
    public static Program open(List<Path> classPath, Bounds bounds) throws BadProgram {
        if (classPath.isEmpty()) {
            throw new BadProgram("The class path is empty. Name the program's jars and folders.");
        }
        return classPath.size() == 1
                ? open(classPath.getFirst(), bounds)
                : open(classPath.getFirst(), bounds, opening -> opening.open(classPath));
    }

    /// Opens a program as people name it: a file, a folder, or a class path such as `orders.jar:lib/*`.
    ///
    /// @throws BadProgram if nothing of it can be read; the message says what to do
    public static Program open(String sourceOrClassPath, Bounds bounds) throws BadProgram {
        try {
            Path source = Path.of(sourceOrClassPath);
            return Files.exists(source)
                    ? open(source, bounds)
                    : open(ClassPath.parse(sourceOrClassPath), bounds);
        } catch (InvalidPathException e) {
            throw new BadProgram("'" + sourceOrClassPath + "' is no name of a file.", e);
        }
    }

    private interface Step {
        Program open(Opening opening) throws IOException;
    }

    private static Program open(Path source, Bounds bounds, Step step) throws BadProgram {
        Reading reading = new Reading(bounds);
        try {
            return step.open(new Opening(reading));
        } catch (BadProgram e) {
            throw closed(reading, e);
        } catch (IOException e) {
            throw closed(reading, unreadable(source, e));
        } catch (RuntimeException | Error e) {
            close(reading, e);
            throw e;
        }
    }

    private static BadProgram closed(Reading reading, BadProgram e) {
        close(reading, e);
        return e;
    }

    private static void close(Reading reading, Throwable e) {
        try {
            reading.close();
        } catch (IOException also) {
            e.addSuppressed(also);
        }
    }

    private static BadProgram unreadable(Path source, IOException e) {
        if (!Files.exists(source)) {
            return new BadProgram("There is no file or folder '" + source + "'.", e);
        }
        if (!Files.isReadable(source)) {
            return new BadProgram("'" + source + "' may not be read. Give yourself the right.", e);
        }
        return new BadProgram("'" + source + "' " + Reading.reason(e) + ".", e);
    }
}
