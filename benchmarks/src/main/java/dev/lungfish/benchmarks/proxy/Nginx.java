package dev.lungfish.benchmarks.proxy;

import dev.lungfish.benchmarks.child.Child;
import dev.lungfish.benchmarks.child.Ports;
import dev.lungfish.benchmarks.child.Scratch;
import dev.lungfish.benchmarks.client.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// nginx as a reverse proxy on this machine.
///
/// Its defaults hold but for what it needs to be at its best here: it keeps connections to the program open, keeps callers'
/// connections open for longer, takes bodies of any size, and logs no requests.
record Nginx(Scratch directory, Child process, int port) implements AutoCloseable {

    private static final int ATTEMPTS = 1_000;
    private static final long PAUSE_MILLIS = 10;

    /// Starts it in front of the program on that port and waits until it takes connections.
    static Nginx before(int programPort) throws IOException, InterruptedException {
        Path binary = find();
        Scratch directory = Scratch.directory("nginx");
        int port = Ports.free();
        Path file = directory.path().resolve("nginx.conf");
        Files.writeString(file, configuration(programPort, port));
        Child process =
                Child.start(
                        List.of(
                                binary.toString(),
                                "-e",
                                "stderr",
                                "-p",
                                directory.path().toString(),
                                "-c",
                                file.toString()));
        Nginx nginx = new Nginx(directory, process, port);
        try {
            nginx.awaitPort();
            return nginx;
        } catch (IOException | InterruptedException e) {
            nginx.close();
            throw e;
        }
    }

    /// Debian has it where only root's path leads.
    private static Path find() throws IOException {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IOException(
                                        "nginx is missing: install Debian's package nginx-light"));
    }

    private static String configuration(int programPort, int port) {
        return """
        daemon off;
        %s
        worker_processes auto;
        pid nginx.pid;
        error_log stderr error;
        events {
            worker_connections 2048;
        }
        http {
            access_log off;
            client_max_body_size 0;
            keepalive_requests 100000000;
            client_body_temp_path request-bodies;
            proxy_temp_path answers;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
            upstream program {
                server 127.0.0.1:%d;
                keepalive 512;
                keepalive_requests 100000000;
            }
            server {
                listen 127.0.0.1:%d backlog=1024;
                location / {
                    proxy_pass http://program;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                }
            }
        }
        """
                .formatted(user(), programPort, port);
    }

    /// Root's workers would become another user, who may not enter the directory.
    private static String user() {
        return System.getProperty("user.name").equals("root") ? "user root;" : "";
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        throw new IOException("nginx does not listen on port " + port);
    }

    Passage passage() {
        return new Passage("nginx", Address.local(port), process::treeCpuNanos, process::pids);
    }

    @Override
    public void close() throws IOException {
        process.close();
        directory.close();
    }
}
