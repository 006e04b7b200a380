package dev.lungfish.sandbox.linux;

import dev.lungfish.sandbox.OutputSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts bytes into lines of UTF-8, and lines longer than 256 KiB into pieces, never inside a character.
final class Lines {

    static final int LONGEST = 256 * 1024;

    private final OutputSink sink;
    private byte[] pending = new byte[256];
    private int length;

    Lines(OutputSink sink) {
        this.sink = sink;
    }

    /// Takes what was written next.
    void write(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                emit(length);
                length = 0;
            } else {
                append(next);
            }
        }
    }

    /// Delivers a last line that has no end.
    void end() {
        if (length > 0) {
            emit(length);
            length = 0;
        }
    }

    private void append(byte next) {
        if (length == LONGEST) {
            int cut = characterBoundary();
            emit(cut);
            System.arraycopy(pending, cut, pending, 0, length - cut);
            length -= cut;
        }
        if (length == pending.length) {
            pending = Arrays.copyOf(pending, Math.min(LONGEST, length * 2));
        }
        pending[length++] = next;
    }

    /// Where the last character begins that is not known to be complete, if that is near the end.
    private int characterBoundary() {
        for (int i = length - 1; i >= length - 3; i--) {
            int value = pending[i] & 0xff;
            if (value >= 0xc0) {
                return i;
            }
            if (value < 0x80) {
                break;
            }
        }
        return length;
    }

    private void emit(int count) {
        sink.line(new String(pending, 0, count, StandardCharsets.UTF_8));
    }
}
