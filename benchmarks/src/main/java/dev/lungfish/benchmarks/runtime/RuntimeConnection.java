package dev.lungfish.benchmarks.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One keep-alive connection to a Runtime API. Knows answers with a `Content-Length` and nothing beyond.
final class RuntimeConnection implements AutoCloseable {

    private static final String PREFIX = "/2018-06-01/runtime/invocation/";

    private final SocketChannel socket;
    private final ByteBuffer in;
    private final ByteBuffer out;
    private final byte[] next;
    private final byte[] responseTail;
    private final HeadReader head = new HeadReader();

    /// @param largestMessageBytes of an invocation or an answer, head included
    RuntimeConnection(InetSocketAddress platform, int largestMessageBytes) throws IOException {
        in = ByteBuffer.allocateDirect(largestMessageBytes);
        out = ByteBuffer.allocateDirect(largestMessageBytes);
        socket = SocketChannel.open(platform);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String host = platform.getHostString() + ":" + platform.getPort();
        next = ascii("GET " + PREFIX + "next HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        responseTail =
                ascii(
                        "/response HTTP/1.1\r\nHost: "
                                + host
                                + "\r\nContent-Type: application/json\r\nContent-Length: ");
    }

    /// Waits for an invocation; its id and payload stay until the next call.
    void next() throws IOException {
        out.clear();
        out.put(next);
        exchange();
        if (head.requestId().isEmpty()) {
            throw new IOException("an invocation without an id: " + head);
        }
    }

    /// Posts the payload back as the invocation's answer.
    void echo() throws IOException {
        out.clear();
        out.put(ascii("POST " + PREFIX + head.requestId())).put(responseTail);
        out.put(ascii(head.contentLength() + "\r\n\r\n"));
        out.put(in.slice(head.length(), head.contentLength()));
        exchange();
    }

    private void exchange() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            socket.write(out);
        }
        in.clear();
        do {
            if (socket.read(in) < 0) {
                throw new EOFException();
            }
        } while (!head.read(in) || in.position() < head.length() + head.contentLength());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
