package dev.lungfish.server.logs;

import java.nio.file.Path;

/// Where logs are kept and how much of them.
///
/// @param directory holds a directory for each service
/// @param bytesPerService the oldest segment goes when a service's log would pass it
/// @param segmentBytes a file's size, at most half of the above
/// @param backlogBytes how much may wait to be written; a service may have at most a quarter of it waiting
public record LogSettings(
        Path directory, long bytesPerService, long segmentBytes, long backlogBytes) {

    private static final long MEBIBYTE = 1 << 20;

    public LogSettings {
        if (segmentBytes < 1 || segmentBytes > bytesPerService / 2) {
            throw new IllegalArgumentException(
                    "a service's log needs room for two segments: make them at most half its size");
        }
        if (backlogBytes < 4) {
            throw new IllegalArgumentException("a log backlog is at least 4 bytes");
        }
    }

    /// 16 MiB for each service in four segments or a few more, and at most 64 MiB waiting.
    public static LogSettings in(Path directory) {
        return new LogSettings(directory, 16 * MEBIBYTE, 4 * MEBIBYTE, 64 * MEBIBYTE);
    }
}
