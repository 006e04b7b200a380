package dev.lungfish.sandbox.fake;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Sandboxes that start at once and run code of this process, with faults that a test can set.
public final class FakeBackend implements Backend {

    private final FakeProgram program;
    private final Set<FakeSandbox> sandboxes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger leftBehind = new AtomicInteger();
    private final AtomicReference<@Nullable String> fault = new AtomicReference<>();
    private volatile boolean closed;

    public FakeBackend(FakeProgram program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Sandbox start(SandboxSpec spec) throws SandboxException {
        String message = closed ? "The backend is closed." : fault.get();
        if (message != null) {
            throw new SandboxException(message);
        }
        FakeSandbox sandbox = new FakeSandbox(spec, program);
        sandboxes.add(sandbox);
        started.incrementAndGet();
        var _ = sandbox.exited().thenRun(() -> sandboxes.remove(sandbox));
        sandbox.begin();
        if (closed) {
            sandbox.kill();
        }
        return sandbox;
    }

    @Override
    public int reap() {
        return leftBehind.getAndSet(0);
    }

    @Override
    public void close() {
        closed = true;
        sandboxes.forEach(FakeSandbox::kill);
    }

    /// From now on every start fails with this message, or succeeds again if it is null.
    public void failStarts(@Nullable String message) {
        fault.set(message);
    }

    /// Lets the next [#reap()] find so many processes of an earlier platform.
    public void leaveBehind(int processes) {
        leftBehind.set(processes);
    }

    /// How many sandboxes were started so far.
    public int started() {
        return started.get();
    }

    /// Those that have not ended.
    public List<FakeSandbox> sandboxes() {
        return List.copyOf(sandboxes);
    }
}
