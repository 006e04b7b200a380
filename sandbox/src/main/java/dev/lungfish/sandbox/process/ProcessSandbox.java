package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.linux.Libc;
import dev.lungfish.sandbox.linux.Outputs;
import dev.lungfish.sandbox.linux.Proc;
import dev.lungfish.sandbox.linux.ProcessStat;
import dev.lungfish.sandbox.linux.Signals;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A program in its own session, with everything that it forked.
final class ProcessSandbox implements Sandbox {

    private static final int MOST_ROUNDS = 100;

    private final String id;
    private final int leader;
    private final Members members;
    private final MemoryGauge memory;
    private final CpuGauge cpu;
    private final Runnable wakeWatch;
    private final CompletableFuture<Exit> exited = new CompletableFuture<>();

    private volatile Outputs.@Nullable Output output;
    private boolean frozen;
    private long frozenNanos;
    private boolean ended;
    private boolean killed;

    /// Whether some member has left the first process group, so that one signal does not reach all.
    private boolean strayed;

    private volatile boolean settled = true;
    private volatile boolean running = true;

    ProcessSandbox(String id, int leader, Members members, MemoryGauge memory, Runnable wakeWatch) {
        this.id = id;
        this.leader = leader;
        this.members = members;
        this.memory = memory;
        this.cpu = new CpuGauge(members);
        this.wakeWatch = wakeWatch;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized void freeze() {
        if (frozen || ended) {
            return;
        }
        frozen = true;
        running = false;
        signalGroup(Signals.STOP);
        frozenNanos = System.nanoTime();
        if (strayed) {
            stopStrays();
        } else {
            settled = false;
            wakeWatch.run();
        }
    }

    @Override
    public synchronized void thaw() {
        if (!frozen || ended) {
            return;
        }
        frozen = false;
        settled = true;
        signalGroup(Signals.CONTINUE);
        if (strayed) {
            strays(members.list(System.nanoTime()))
                    .forEach(stray -> signal(stray, Signals.CONTINUE));
        }
        running = true;
        wakeWatch.run();
    }

    @Override
    public synchronized void terminate() {
        if (ended) {
            return;
        }
        thaw();
        OptionalInt program = members.program();
        if (program.isEmpty()
                || !Proc.signal(members.procDirectory(), program.getAsInt(), Signals.TERMINATE)) {
            kill();
        }
    }

    @Override
    public synchronized void kill() {
        if (!ended) {
            killed = true;
            members.kill();
        }
    }

    @Override
    public long memoryPeakBytes() {
        return memory.residentPeakBytes();
    }

    @Override
    public long cpuNanos() {
        return cpu.nanos();
    }

    @Override
    public void drainOutput() {
        Outputs.Output reading = output;
        if (reading != null) {
            reading.drain();
        }
    }

    @Override
    public CompletableFuture<Exit> exited() {
        return exited.copy();
    }

    /// Begins to read what the program writes.
    void reads(Outputs.Output reading) {
        output = reading;
    }

    /// Whether its processes may run now, so that what they hold can change.
    boolean running() {
        return running;
    }

    /// Whether it is frozen and nobody has looked yet for members outside of the first process group.
    boolean unsettled() {
        return !settled;
    }

    /// Stops those members of a frozen sandbox that the group's signal has not reached.
    synchronized void settle() {
        if (frozen && !settled && !ended) {
            stopStrays();
        }
    }

    /// Measures all members, and kills them if they hold too much together.
    void watchMemory(long sinceNanos) {
        if (memory.exceedsLimit(sinceNanos)) {
            kill();
        }
    }

    /// After this no signal is sent any more: the numbers may belong to others.
    ///
    /// @return whether it was killed before
    synchronized boolean end() {
        ended = true;
        running = false;
        settled = true;
        return killed;
    }

    /// Answers [#exited()].
    void complete(Exit exit) {
        exited.complete(exit);
    }

    /// A stray may fork until it is stopped, so it looks again until all are.
    private void stopStrays() {
        settled = true;
        long sinceNanos = frozenNanos;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<ProcessStat> strays = strays(members.list(sinceNanos));
            strayed |= !strays.isEmpty();
            if (strays.stream().allMatch(ProcessStat::stopped)) {
                return;
            }
            strays.forEach(stray -> signal(stray, Signals.STOP));
            sinceNanos = System.nanoTime();
        }
    }

    private List<ProcessStat> strays(List<ProcessStat> processes) {
        return processes.stream().filter(process -> !members.inGroup(process)).toList();
    }

    private void signal(ProcessStat process, int signal) {
        Proc.signal(members.procDirectory(), process.pid(), signal);
    }

    /// Until `setsid` has run, the process leads no group yet.
    private void signalGroup(int signal) {
        if (!Libc.kill(-leader, signal)) {
            Libc.kill(leader, signal);
        }
    }
}
