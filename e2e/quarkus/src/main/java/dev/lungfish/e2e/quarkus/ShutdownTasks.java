package dev.lungfish.e2e.quarkus;

import io.quarkus.runtime.ShutdownContext;
import java.util.ArrayDeque;
import java.util.Deque;

/// What is to be done when the application ends, last come first.
final class ShutdownTasks implements ShutdownContext, Runnable {

    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void addShutdownTask(Runnable task) {
        tasks.addFirst(task);
    }

    @Override
    public void addLastShutdownTask(Runnable task) {
        tasks.addLast(task);
    }

    @Override
    public void run() {
        tasks.forEach(Runnable::run);
    }
}
