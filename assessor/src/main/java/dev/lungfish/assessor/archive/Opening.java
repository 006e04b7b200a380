package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.zip.BadZip;
import dev.lungfish.assessor.zip.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens one program, of whichever kind.
final class Opening {

    private final Reading reading;

    Opening(Reading reading) {
        this.reading = reading;
    }

    /// Opens it.
    ///
    /// @throws BadProgram if there is no class in it
    Program open(Path source) throws IOException {
        Contents contents = contents(source);
        if (contents.units().stream().allMatch(unit -> unit.classNames().isEmpty())) {
            throw new BadProgram(
                    "There are no classes in '"
                            + source
                            + "'. Give the jar, WAR or folder that the program is started from.");
        }
        return new OpenProgram(
                source,
                contents.name(),
                contents.layout(),
                contents.manifest(),
                contents.units(),
                reading.gaps().sentences(),
                reading);
    }

    private Contents contents(Path source) throws IOException {
        String name = String.valueOf(source.toAbsolutePath().normalize().getFileName());
        Layouts layouts = new Layouts(reading);
        return layouts.read(
                Files.isDirectory(source) ? reading.folder(name, source) : archive(source));
    }

    private FileTree archive(Path source) throws IOException {
        try {
            return reading.archive(source);
        } catch (BadZip e) {
            String what = e.hasNoEnd() ? "is " + kind(source) : e.getMessage();
            throw new BadProgram(
                    "'"
                            + source
                            + "' "
                            + what
                            + ". Give the jar, WAR, zip or folder that the program is started from.",
                    e);
        }
    }

    private static String kind(Path source) throws IOException {
        try (FileChannel channel = FileChannel.open(source)) {
            return FileKind.of(Bytes.of(channel));
        }
    }
}
