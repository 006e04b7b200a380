package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.zip.BadZip;

/// What is left of a program's bounds while it is opened.
final class Budget {

    private final Bounds bounds;
    private int archives;
    private int entries;
    private long bytes;
    private long heldBytes;

    Budget(Bounds bounds) {
        this.bounds = bounds;
        this.archives = bounds.mostArchives();
        this.entries = bounds.mostEntries();
        this.bytes = bounds.mostBytes();
        this.heldBytes = bounds.mostHeldBytes();
    }

    Bounds bounds() {
        return bounds;
    }

    int entriesLeft() {
        return entries;
    }

    long heldBytesLeft() {
        return heldBytes;
    }

    /// @throws BadZip if it is one too many
    void takeArchive() throws BadZip {
        if (archives == 0) {
            throw new BadZip(
                    "was left out, because only " + bounds.mostArchives() + " jars are read");
        }
        archives--;
    }

    /// @throws BadZip if they are too many
    void takeEntries(int count, long sizeBytes) throws BadZip {
        if (count > entries) {
            throw new BadZip(
                    "holds more files than the " + bounds.mostEntries() + " that are read");
        }
        if (sizeBytes < 0 || sizeBytes > bytes) {
            throw new BadZip(
                    "unpacks to more than the "
                            + (bounds.mostBytes() >> 20)
                            + " MB that are read, as zip bombs do");
        }
        entries -= count;
        bytes -= sizeBytes;
    }

    void takeHeldBytes(long count) {
        heldBytes -= count;
    }
}
