package dev.lungfish.benchmarks.client;

import dev.lungfish.benchmarks.client.Sample.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Requests that are sent at a fixed rate, whether or not earlier ones have been answered. Their time counts from when they
/// were to be sent, so that all waiting is seen.
public final class OpenLoop {

    /// A connection that has not been used for longer may be closed by the other side at any moment.
    private static final long LONGEST_IDLE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Address address;
    private final Question question;
    private final List<Sample> samples = new ArrayList<>();
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    /// So many requests a second, for so long.
    public record Stage(int rate, int seconds) {}

    private record Idle(HttpConnection connection, long sinceNanos) {}

    private OpenLoop(Address address, Question question) {
        this.address = address;
        this.question = question;
    }

    /// Sends the requests of all stages and waits for their answers.
    public static Samples run(Address address, Question question, List<Stage> stages) {
        OpenLoop loop = new OpenLoop(address, question);
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            long startNanos = System.nanoTime();
            for (Stage stage : stages) {
                loop.send(stage, startNanos, requests);
                startNanos += TimeUnit.SECONDS.toNanos(stage.seconds());
            }
            sleepUntil(startNanos);
        }
        loop.idle.forEach(each -> each.connection().close());
        return new Samples(loop.samples);
    }

    private void send(Stage stage, long startNanos, ExecutorService requests) {
        long count = (long) stage.rate() * stage.seconds();
        for (long i = 0; i < count; i++) {
            long atNanos = startNanos + TimeUnit.SECONDS.toNanos(i) / stage.rate();
            sleepUntil(atNanos);
            requests.execute(() -> ask(atNanos));
        }
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void ask(long atNanos) {
        HttpConnection connection = null;
        Ending ending;
        try {
            connection = connection();
            ending = Sample.ending(connection.send(question));
        } catch (IOException e) {
            ending = Ending.FAILED;
        }
        long now = System.nanoTime();
        synchronized (samples) {
            samples.add(new Sample(atNanos, now - atNanos, ending));
        }
        keep(connection, now);
    }

    private HttpConnection connection() throws IOException {
        for (Idle last = idle.pollFirst(); last != null; last = idle.pollFirst()) {
            if (System.nanoTime() - last.sinceNanos() < LONGEST_IDLE_NANOS) {
                return last.connection();
            }
            last.connection().close();
        }
        return address.connect();
    }

    private void keep(@Nullable HttpConnection connection, long nowNanos) {
        if (connection == null) {
            return;
        }
        if (connection.isUsable()) {
            idle.addFirst(new Idle(connection, nowNanos));
        } else {
            connection.close();
        }
    }
}
