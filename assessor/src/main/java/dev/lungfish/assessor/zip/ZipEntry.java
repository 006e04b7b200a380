package dev.lungfish.assessor.zip;

/// One file of an archive, as its central directory describes it.
///
/// @param name as it is written there
/// @param method 0 for stored, 8 for deflated
/// @param sizeBytes what it says to be unpacked
/// @param headerOffset where its local header starts
public record ZipEntry(
        String name, int method, int crc, long compressedBytes, long sizeBytes, long headerOffset) {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    /// How much at most can come of `compressedBytes`: deflate makes no byte of fewer than 1/1032.
    long mostBytes() {
        return method == STORED ? compressedBytes : compressedBytes * 1032;
    }
}
