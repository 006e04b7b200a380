package dev.lungfish.server.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The last 4 KiB that one invocation logged, for `X-Amz-Log-Result`.
///
/// It holds the lines as they are and encodes them only when asked. Not for several threads at once.
public final class LogTail {

    /// How much of it AWS returns.
    public static final int BYTES = 4096;

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private int characters;

    /// Takes a line without its end.
    public void add(String line) {
        String kept = line.length() < BYTES ? line : line.substring(line.length() - BYTES);
        lines.add(kept);
        characters += kept.length() + 1;
        // A character is at least a byte, so what is left always covers the last 4 KiB.
        while (characters - lines.element().length() - 1 >= BYTES) {
            characters -= lines.remove().length() + 1;
        }
    }

    /// The lines that make up the tail, the oldest first.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// The last bytes in UTF-8, each line with its end. They may start within a line, even within a character, as on AWS.
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(characters);
        lines.forEach(line -> text.append(line).append('\n'));
        byte[] all = text.toString().getBytes(StandardCharsets.UTF_8);
        return all.length <= BYTES ? all : Arrays.copyOfRange(all, all.length - BYTES, all.length);
    }

    /// The header's value.
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }
}
