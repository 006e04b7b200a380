package dev.lungfish.assessor.archive;

/// How much of a program is read at most. Archives within archives within archives are never opened, so their depth
/// needs no bound.
///
/// @param mostArchives how many jars and folders
/// @param mostEntries how many files, in all of them together
/// @param mostBytes what all of them may say to be unpacked
/// @param mostEntryBytes what one file may unpack to
/// @param mostHeldBytes how much memory jars may take that are compressed within another archive
/// @param mostRatio how many times its size a file of more than a megabyte may unpack to
/// @param mostFolderDepth how deep folders may lie in each other
public record Bounds(
        int mostArchives,
        int mostEntries,
        long mostBytes,
        long mostEntryBytes,
        long mostHeldBytes,
        int mostRatio,
        int mostFolderDepth) {

    public static final Bounds DEFAULT =
            new Bounds(2_000, 500_000, 8L << 30, 256L << 20, 512L << 20, 250, 64);

    public Bounds {
        if (mostArchives < 1
                || mostEntries < 1
                || mostBytes < 1
                || mostEntryBytes < 1
                || mostHeldBytes < 1
                || mostRatio < 1
                || mostFolderDepth < 1) {
            throw new IllegalArgumentException("bounds are positive");
        }
        if (mostEntryBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a file larger than 2 GB cannot be held");
        }
    }
}
