package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Requests of several clients, one after the other without an end, each with an id of its own.
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long THINK_MILLIS = 5;

    /// Sends the request of this id, once.
    @FunctionalInterface
    interface Call {

        /// Sends it and reads its answer.
        ///
        /// @throws Exception or an assertion's error, if it was not answered as it should be
        void send(String id) throws Exception;
    }

    private final Call call;
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    private Load(Call call) {
        this.call = call;
    }

    /// Begins, and returns when some have been answered.
    static Load start(int clients, Call call) {
        var load = new Load(call);
        for (int client = 0; client < clients; client++) {
            load.clients.execute(load::run);
        }
        load.more(clients);
        return load;
    }

    private void run() {
        while (!ended) {
            String id = "r" + sent.incrementAndGet();
            underWay.add(id);
            try {
                call.send(id);
                answered.add(id);
                Thread.sleep(THINK_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception | AssertionError failure) {
                failed.add(id + ": " + failure);
            } finally {
                underWay.remove(id);
            }
        }
    }

    /// Waits until so many more have been answered.
    void more(int count) {
        int until = answered.size() + count;
        await(count + " more answers; failures so far: " + failed)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> answered.size() >= until);
    }

    /// Waits until all that is under way now has been answered or has failed.
    void passed() {
        var now = List.copyOf(underWay);
        await("the end of " + now)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Collections.disjoint(underWay, now));
    }

    /// What failed since the last time that one asked, each with its id and why.
    List<String> failures() {
        var taken = new ArrayList<String>();
        for (String one = failed.poll(); one != null; one = failed.poll()) {
            taken.add(one);
        }
        return taken;
    }

    /// Ends it when what is under way is answered, and asserts that nothing failed.
    ///
    /// @return the ids of all that were answered
    List<String> end() {
        close();
        assertThat(failed).as("failed requests of " + sent).isEmpty();
        return List.copyOf(answered);
    }

    @Override
    public void close() {
        ended = true;
        clients.close();
    }
}
