package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.linux.Libc;
import dev.lungfish.sandbox.linux.Outputs;
import dev.lungfish.sandbox.linux.Proc;
import dev.lungfish.sandbox.linux.ProcessStat;
import dev.lungfish.sandbox.linux.ShellStatus;
import dev.lungfish.sandbox.linux.Signals;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A program in a container, driven through the container's cgroup and its first process.
final class OciSandbox implements Sandbox {

    private static final int NOT_OPEN = -1;
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final String id;
    private final Cgroup cgroup;
    private final Process supervisor;
    private final Outputs.Output output;
    private final CompletableFuture<Exit> exited = new CompletableFuture<>();
    private final CompletableFuture<Void> removed = new CompletableFuture<>();

    private int firstPid;
    private int first = NOT_OPEN;
    private boolean frozen;
    private boolean ended;
    private boolean killed;
    private boolean shortOfMemory;
    private boolean metMemoryWall;
    private boolean asked;
    private long lookedNanos;
    private long memoryPeak;
    private long cpu;

    OciSandbox(String id, Cgroup cgroup, Process supervisor, Outputs.Output output) {
        this.id = id;
        this.cgroup = cgroup;
        this.supervisor = supervisor;
        this.output = output;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized void freeze() {
        if (!frozen && !ended) {
            frozen = true;
            cgroup.freeze();
        }
    }

    @Override
    public synchronized void thaw() {
        if (frozen && !ended) {
            frozen = false;
            cgroup.thaw();
        }
    }

    @Override
    public synchronized void terminate() {
        if (ended) {
            return;
        }
        thaw();
        Optional<ProcessStat> program = program();
        if (program.isEmpty() || !Proc.signal(Proc.HOST, program.get().pid(), Signals.TERMINATE)) {
            kill();
        }
    }

    /// The end of the first process ends all others, and frozen ones end only when they are thawed.
    @Override
    public synchronized void kill() {
        if (ended) {
            return;
        }
        killed = true;
        if (first == NOT_OPEN || !Libc.signalByDirectory(first, Signals.KILL)) {
            supervisor.destroyForcibly();
            cgroup.members().forEach(pid -> Proc.signal(Proc.HOST, pid, Signals.KILL));
        }
        frozen = false;
        cgroup.thaw();
    }

    @Override
    public synchronized long memoryPeakBytes() {
        look();
        return memoryPeak;
    }

    @Override
    public synchronized void limitCpu(int millis) {
        if (!ended) {
            cgroup.limitCpu(millis);
        }
    }

    @Override
    public synchronized long cpuNanos() {
        look();
        return cpu;
    }

    @Override
    public void drainOutput() {
        output.drain();
    }

    @Override
    public CompletableFuture<Exit> exited() {
        return exited.copy();
    }

    /// The container's first process runs.
    synchronized void begin() {
        if (ended) {
            return;
        }
        for (int pid : cgroup.members()) {
            if (isFirst(pid)) {
                firstPid = pid;
                first = Libc.open(Proc.HOST + '/' + pid);
            }
        }
    }

    /// Whether the kernel has killed one of its processes for want of memory and left others.
    synchronized boolean isShortOfMemory() {
        if (!ended) {
            shortOfMemory |= cgroup.outOfMemoryKills() > 0;
        }
        return shortOfMemory && !ended;
    }

    /// Whether it had ended for want of memory.
    synchronized boolean wasShortOfMemory() {
        return shortOfMemory;
    }

    /// How it ended.
    synchronized Exit exit(int status, long limitBytes) {
        Exit exit = ShellStatus.exit(status);
        boolean unasked = !killed && metMemoryWall && exit.equals(new Exit.Signal(Signals.KILL));
        return shortOfMemory || unasked
                ? new Exit.OutOfMemory(Math.max(memoryPeak, limitBytes))
                : exit;
    }

    /// Measures for the last time. After this no signal is sent any more: the numbers may belong to others.
    synchronized void end() {
        cgroup.clear();
        asked = false;
        look();
        shortOfMemory |= cgroup.outOfMemoryKills() > 0;
        metMemoryWall = cgroup.hasMetMemoryWall();
        ended = true;
        if (first != NOT_OPEN) {
            Libc.close(first);
            first = NOT_OPEN;
        }
    }

    /// Answers [#exited()].
    void complete(Exit exit) {
        exited.complete(exit);
    }

    /// Everything is gone that the machine had of it.
    void remove() {
        cgroup.remove();
        removed.complete(null);
    }

    CompletableFuture<Void> removed() {
        return removed;
    }

    /// The shell that started the program is the first process, and the program is its oldest child.
    private Optional<ProcessStat> program() {
        return cgroup.members().stream()
                .map(pid -> ProcessStat.read(Proc.HOST, pid))
                .filter(Objects::nonNull)
                .filter(process -> process.parent() == firstPid && !process.zombie())
                .min(
                        Comparator.comparingLong(ProcessStat::startTicks)
                                .thenComparingInt(ProcessStat::pid));
    }

    private void look() {
        long now = System.nanoTime();
        if (ended || (asked && now - lookedNanos < FRESH_NANOS)) {
            return;
        }
        asked = true;
        lookedNanos = now;
        memoryPeak = Math.max(memoryPeak, cgroup.memoryPeakBytes());
        cpu = Math.max(cpu, cgroup.cpuNanos());
    }

    /// Its number is 1 in the innermost of the namespaces that it is in (proc(5), `NSpid`).
    private static boolean isFirst(int pid) {
        return Libc.text(Proc.HOST + '/' + pid + "/status")
                .lines()
                .filter(line -> line.startsWith("NSpid:"))
                .anyMatch(line -> line.endsWith("\t1"));
    }
}
