package dev.lungfish.benchmarks.client;

import dev.lungfish.benchmarks.client.Sample.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Clients that each ask, wait for the answer, think for a moment, and ask again, from [#start] to [#close()].
public final class ClosedLoop implements AutoCloseable {

    private final Address address;
    private final Question question;
    private final Duration think;
    private final List<Sample> samples = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> clients = new ArrayList<>();

    private ClosedLoop(Address address, Question question, Duration think) {
        this.address = address;
        this.question = question;
        this.think = think;
    }

    /// Starts so many clients, each on a connection of its own.
    ///
    /// @param think how long a client waits between an answer and its next request
    public static ClosedLoop start(
            Address address, Question question, int clients, Duration think) {
        ClosedLoop loop = new ClosedLoop(address, question, think);
        for (int i = 0; i < clients; i++) {
            loop.clients.add(Thread.ofVirtual().name("client-" + i).start(loop::client));
        }
        return loop;
    }

    /// The requests that have ended since the last call, and no others.
    public Samples take() {
        synchronized (samples) {
            Samples taken = new Samples(samples);
            samples.clear();
            return taken;
        }
    }

    private void client() {
        HttpConnection connection = null;
        while (!stopped.get()) {
            connection = ask(connection);
            try {
                Thread.sleep(think);
            } catch (InterruptedException e) {
                break;
            }
        }
        if (connection != null) {
            connection.close();
        }
    }

    /// Returns the connection for the next request, or null for a new one.
    private @Nullable HttpConnection ask(@Nullable HttpConnection open) {
        long start = System.nanoTime();
        HttpConnection connection = open;
        Ending ending;
        try {
            if (connection == null) {
                connection = address.connect();
            }
            ending = Sample.ending(connection.send(question));
        } catch (IOException e) {
            ending = Ending.FAILED;
        }
        Sample sample = new Sample(start, System.nanoTime() - start, ending);
        synchronized (samples) {
            samples.add(sample);
        }
        if (connection != null && !connection.isUsable()) {
            connection.close();
            return null;
        }
        return connection;
    }

    /// Waits for the answers that are on their way.
    @Override
    public void close() {
        stopped.set(true);
        try {
            for (Thread client : clients) {
                client.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
