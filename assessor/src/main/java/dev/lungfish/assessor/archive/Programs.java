package dev.lungfish.assessor.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens programs.
public final class Programs {

    private Programs() {}

    /// Opens a jar, WAR, zip or folder. No class of it is loaded, and files are read only when they are asked for.
    ///
    /// @throws BadProgram if nothing of it can be read; the message says what to do
    public static Program open(Path source, Bounds bounds) throws BadProgram {
        Reading reading = new Reading(bounds);
        try {
            return new Opening(reading).open(source);
        } catch (BadProgram e) {
            throw closed(reading, e);
        } catch (IOException e) {
            throw closed(reading, unreadable(source, e));
        } catch (RuntimeException | Error e) {
            closed(reading, e);
            throw e;
        }
    }

    private static <E extends Throwable> E closed(Reading reading, E e) {
        try {
            reading.close();
        } catch (IOException also) {
            e.addSuppressed(also);
        }
        return e;
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
