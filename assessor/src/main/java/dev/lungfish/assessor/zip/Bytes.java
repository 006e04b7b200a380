package dev.lungfish.assessor.zip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/// Bytes to be read at any place, by any number of threads.
public sealed interface Bytes {

    long size();

    /// Fills `length` bytes of an array with those from `at` on.
    ///
    /// @throws EOFException if there are fewer
    void read(long at, byte[] into, int offset, int length) throws IOException;

    /// A part of them, which shares them.
    default Bytes slice(long from, long size) {
        Objects.checkFromIndexSize(from, size, size());
        return new Slice(this, from, size);
    }

    /// The `length` bytes from `at` on.
    default byte[] read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        read(at, bytes, 0, length);
        return bytes;
    }

    /// Bytes of an array, which must not change.
    static Bytes of(byte[] array) {
        return new Array(array);
    }

    /// Bytes of a file as large as it is now. A thread that is interrupted while it reads closes the channel.
    static Bytes of(FileChannel channel) throws IOException {
        return new File(channel, channel.size());
    }

    /// Bytes in memory.
    record Array(byte[] array) implements Bytes {
        @Override
        public long size() {
            return array.length;
        }

        @Override
        public void read(long at, byte[] into, int offset, int length) throws IOException {
            requireWithin(at, length, array.length);
            System.arraycopy(array, (int) at, into, offset, length);
        }
    }

    /// Bytes on the disk.
    record File(FileChannel channel, long size) implements Bytes {
        @Override
        public void read(long at, byte[] into, int offset, int length) throws IOException {
            requireWithin(at, length, size);
            ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position() - offset) < 0) {
                    throw new EOFException();
                }
            }
        }
    }

    /// A part of other bytes.
    record Slice(Bytes whole, long from, long size) implements Bytes {
        @Override
        public void read(long at, byte[] into, int offset, int length) throws IOException {
            requireWithin(at, length, size);
            whole.read(from + at, into, offset, length);
        }
    }

    private static void requireWithin(long at, int length, long size) throws EOFException {
        if (at < 0 || length < 0 || at > size - length) {
            throw new EOFException();
        }
    }
}
