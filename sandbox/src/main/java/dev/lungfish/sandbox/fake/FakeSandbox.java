package dev.lungfish.sandbox.fake;

import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxSpec;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A sandbox in memory. What a [FakeProgram] does to itself, and what a test wants to know, are here besides the contract.
///
/// Frozen is a state, not a force: a program stands still only in [#awaitThaw()], which every call of its own to this
/// class passes through.
public final class FakeSandbox implements Sandbox {

    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    private final SandboxSpec spec;
    private final CompletableFuture<Exit> exited = new CompletableFuture<>();
    private final Thread thread;
    private @Nullable Runnable onTerminate;
    private boolean frozen;
    private int thaws;
    private long peakBytes;
    private long cpuNanos;

    FakeSandbox(SandboxSpec spec, FakeProgram program) {
        this.spec = spec;
        thread = Thread.ofVirtual().name("fake-" + spec.id()).unstarted(() -> run(program));
    }

    @Override
    public String id() {
        return spec.id();
    }

    @Override
    public synchronized void freeze() {
        frozen |= !exited.isDone();
    }

    @Override
    public synchronized void thaw() {
        if (frozen) {
            frozen = false;
            thaws++;
            notifyAll();
        }
    }

    @Override
    public void terminate() {
        Runnable reaction;
        synchronized (this) {
            thaw();
            reaction = onTerminate;
        }
        if (reaction == null) {
            end(new Exit.Signal(SIGTERM));
        } else if (!exited.isDone()) {
            reaction.run();
        }
    }

    @Override
    public void kill() {
        end(new Exit.Signal(SIGKILL));
    }

    @Override
    public synchronized long memoryPeakBytes() {
        return peakBytes;
    }

    @Override
    public synchronized long cpuNanos() {
        return cpuNanos;
    }

    /// A fake program's lines are delivered as it writes them.
    @Override
    public void drainOutput() {}

    @Override
    public CompletableFuture<Exit> exited() {
        return exited.copy();
    }

    /// Ends the program as given. Only the first end counts.
    public void end(Exit exit) {
        synchronized (this) {
            frozen = false;
            if (!exited.complete(exit)) {
                return;
            }
            notifyAll();
        }
        thread.interrupt();
    }

    /// Writes a line of output, as the program.
    public void print(String line) throws InterruptedException {
        awaitThaw();
        if (!exited.isDone()) {
            spec.output().line(line);
        }
    }

    /// Holds so much memory from now on, as the program; above the limit this is its end.
    public void hold(long bytes) throws InterruptedException {
        awaitThaw();
        boolean tooMuch;
        synchronized (this) {
            peakBytes = Math.max(peakBytes, bytes);
            tooMuch = bytes > spec.memoryMegabytes() * 1024L * 1024;
        }
        if (tooMuch) {
            end(new Exit.OutOfMemory(bytes));
        }
    }

    /// Has used so much more processor time, as the program.
    public synchronized void use(long nanos) {
        cpuNanos += nanos;
    }

    /// Replaces what [#terminate()] does to the program, which is to end it.
    public synchronized void onTerminate(Runnable reaction) {
        onTerminate = reaction;
    }

    /// Returns once the sandbox is not frozen.
    public synchronized void awaitThaw() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    /// Returns once the program has been ended.
    public synchronized void awaitEnd() throws InterruptedException {
        while (!exited.isDone()) {
            wait();
        }
    }

    public synchronized boolean frozen() {
        return frozen;
    }

    /// How often it was thawed.
    public synchronized int thaws() {
        return thaws;
    }

    public SandboxSpec spec() {
        return spec;
    }

    void begin() {
        thread.start();
    }

    private void run(FakeProgram program) {
        try {
            program.run(this, spec);
            end(new Exit.Status(0));
        } catch (Exception e) {
            end(new Exit.Status(1));
        }
    }
}
