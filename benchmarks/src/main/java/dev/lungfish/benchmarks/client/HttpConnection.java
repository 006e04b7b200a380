package dev.lungfish.benchmarks.client;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A connection that sends one request after the other and waits for each answer. Blocks, so it is for virtual threads;
/// not for several at once.
public final class HttpConnection implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;
    private final String host;
    private boolean usable = true;

    private HttpConnection(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        this.output = socket.getOutputStream();
        this.host = host;
    }

    static HttpConnection open(Address address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            int limit = (int) PATIENCE.toMillis();
            socket.connect(new InetSocketAddress(address.name(), address.port()), limit);
            return new HttpConnection(socket, address.host());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Whether another request can be sent.
    public boolean isUsable() {
        return usable;
    }

    /// Sends a request and throws the body of its answer away.
    public Answer send(Question question) throws IOException {
        return send(question, OutputStream.nullOutputStream());
    }

    /// Sends a request and passes the body of its answer on.
    public Answer send(Question question, OutputStream body) throws IOException {
        usable = false;
        Answer answer = begin(question);
        long left = answer.length();
        byte[] part = new byte[BUFFER_BYTES];
        while (left > 0) {
            int read = read(part, (int) Math.min(part.length, left));
            body.write(part, 0, read);
            left -= read;
        }
        usable = !answer.isLast();
        return answer;
    }

    /// Sends a request, and reads no further than the head of its answer.
    public Answer begin(Question question) throws IOException {
        output.write(question.head(host));
        output.write(question.body());
        output.flush();
        String first = line();
        return new Answer(status(first), headers());
    }

    /// Reads some of an answer's body; returns how many bytes.
    public int read(byte[] part, int most) throws IOException {
        int read = input.read(part, 0, most);
        if (read < 0) {
            throw new EOFException("the connection was closed within an answer");
        }
        return read;
    }

    private static int status(String line) throws IOException {
        String[] parts = line.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("\\d{3}")) {
            throw new IOException("this is no HTTP answer: " + line);
        }
        return Integer.parseInt(parts[1]);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("this is no header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed before an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        usable = false;
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
