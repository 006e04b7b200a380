package dev.lungfish.server.code;

/// One entry of an archive, as its central directory describes it.
///
/// @param path relative, `/` between its parts, without `.`, `..` or empty parts
/// @param permissions Unix permission bits, nine of them
/// @param method 0 for stored, 8 for deflated
/// @param headerOffset where its local header starts
record ArchiveEntry(
        String path,
        boolean directory,
        int permissions,
        int method,
        long crc,
        int compressedBytes,
        int headerOffset) {}
