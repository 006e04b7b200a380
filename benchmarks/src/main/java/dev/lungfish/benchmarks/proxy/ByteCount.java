package dev.lungfish.benchmarks.proxy;

import java.io.OutputStream;

/// Counts what is written to it.
final class ByteCount extends OutputStream {

    private long bytes;

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int one) {
        bytes++;
    }

    @Override
    public void write(byte[] part, int offset, int length) {
        bytes += length;
    }
}
