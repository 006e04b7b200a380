package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.zip.BadZip;
import dev.lungfish.assessor.zip.Bytes;
import java.io.IOException;

/// A file in an archive or a folder.
interface StoredFile {

    long sizeBytes();

    /// What it holds.
    ///
    /// @throws BadZip if it is damaged or larger than the bounds
    byte[] read() throws IOException;

    /// What it holds, to be read at any place: an archive within an archive.
    ///
    /// @throws BadZip if it is damaged, or would take more memory than is left
    Bytes open(Budget budget) throws IOException;
}
