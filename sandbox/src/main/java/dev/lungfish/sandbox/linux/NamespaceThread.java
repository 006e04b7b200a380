package dev.lungfish.sandbox.linux;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// The one thread that steps into other network namespaces, and back before anyone hears of what it has done there.
///
/// A namespace belongs to a thread: no other thread of the platform ever leaves its own. Should the way back ever
/// fail, the thread ends, and no more is done.
final class NamespaceThread implements AutoCloseable {

    private final ExecutorService lane;
    private final int home;
    private boolean lost;

    /// @param home the platform's own namespace, as a descriptor that stays open as long as this thread
    NamespaceThread(String name, int home) {
        this.lane =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
        this.home = home;
    }

    /// Does it in the namespace and returns its answer, however long it takes and whoever interrupts.
    ///
    /// @throws IOException if the task does, or the thread could not step in
    <T> T inside(int namespace, Callable<T> task) throws IOException {
        return away(() -> Libc.enterNetwork(namespace), task);
    }

    /// Does it in a new namespace.
    <T> T insideNew(Callable<T> task) throws IOException {
        return away(Libc::enterNewNetwork, task);
    }

    /// Waits for what is being done.
    @Override
    public void close() {
        lane.close();
    }

    private <T> T away(Callable<Boolean> step, Callable<T> task) throws IOException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            lane.execute(() -> perform(step, task, answer));
            return answer.join();
        } catch (RejectedExecutionException e) {
            throw new IOException("the networks of the sandboxes are closed", e);
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        }
    }

    private <T> void perform(
            Callable<Boolean> step, Callable<T> task, CompletableFuture<T> answer) {
        try {
            T result = stepAndReturn(step, task);
            answer.complete(result);
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private <T> T stepAndReturn(Callable<Boolean> step, Callable<T> task) throws Exception {
        if (lost || !step.call()) {
            throw new IOException("a network namespace could not be entered");
        }
        try {
            return task.call();
        } finally {
            lost = !Libc.enterNetwork(home);
            if (lost) {
                lane.shutdown();
            }
        }
    }
}
