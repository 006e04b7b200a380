package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.linux.Libc;
import dev.lungfish.sandbox.linux.Mark;
import dev.lungfish.sandbox.linux.Proc;
import dev.lungfish.sandbox.linux.ProcessStat;
import dev.lungfish.sandbox.linux.Signals;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// The members of a pid namespace, read from the namespace's own `/proc`: a short list that nothing can leave.
///
/// `unshare(1)` is outside of the namespace, shares its mounts, and waits for its first process, the shell that
/// waits for the program.
final class NamespaceMembers implements Members {

    private static final int FIRST = 1;
    private static final int NOT_OPEN = -1;
    private static final int STANDARD_DESCRIPTORS = 3;

    private final int unsharePid;
    private final String mark;
    private int procDescriptor = NOT_OPEN;
    private int programPid;
    private boolean closed;

    NamespaceMembers(int unsharePid, String mark) {
        this.unsharePid = unsharePid;
        this.mark = mark;
    }

    @Override
    public String procDirectory() {
        return "/proc/self/fd/" + procDescriptor;
    }

    @Override
    public synchronized List<ProcessStat> list(long sinceNanos) {
        if (!open()) {
            return List.of();
        }
        List<ProcessStat> processes = Proc.processes(procDirectory());
        processes.removeIf(process -> process.pid() == FIRST);
        return processes;
    }

    @Override
    public synchronized boolean atMostProgram(long sinceNanos) {
        if (programPid == 0 || !open()) {
            return list(sinceNanos).size() <= 1;
        }
        return Proc.pids(procDirectory()).stream()
                .allMatch(pid -> pid == FIRST || pid == programPid);
    }

    @Override
    public synchronized OptionalInt program() {
        if (programPid == 0 && open() && begun()) {
            list(System.nanoTime()).stream()
                    .filter(process -> process.parent() == FIRST)
                    .mapToInt(ProcessStat::pid)
                    .min()
                    .ifPresent(pid -> programPid = pid);
        }
        return programPid == 0 ? OptionalInt.empty() : OptionalInt.of(programPid);
    }

    /// The namespace's numbers are not comparable with ours, and a leader outside of it reads as 0.
    @Override
    public boolean inGroup(ProcessStat process) {
        return process.group() == 0;
    }

    /// The end of a namespace's first process ends them all before `unshare` hears of it.
    @Override
    public synchronized void kill() {
        if (open() && Proc.signal(procDirectory(), FIRST, Signals.KILL)) {
            Libc.kill(unsharePid, Signals.CONTINUE);
        } else if (!Libc.kill(-unsharePid, Signals.KILL)) {
            Libc.kill(unsharePid, Signals.KILL);
        }
    }

    /// `unshare` ends after the namespace, unless it was killed itself; then the kernel kills the rest.
    @Override
    public synchronized void clear(boolean killed) {
        if (killed && procDescriptor == NOT_OPEN) {
            Mark.sweep(mark);
        } else {
            while (killed && !Proc.pids(procDirectory()).isEmpty()) {
                Mark.pause();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (procDescriptor != NOT_OPEN) {
            Libc.close(procDescriptor);
            procDescriptor = NOT_OPEN;
        }
    }

    /// Opens the namespace's `/proc` once it is mounted. Until then the host's is at its place, which must not be taken for it.
    private boolean open() {
        if (closed || procDescriptor != NOT_OPEN) {
            return !closed;
        }
        int opened = Libc.open("/proc/" + unsharePid + "/root/proc");
        if (opened < 0) {
            return false;
        }
        if (!isOfNamespace(opened)) {
            Libc.close(opened);
            return false;
        }
        procDescriptor = opened;
        return true;
    }

    private boolean isOfNamespace(int opened) {
        try {
            Path first = Files.readSymbolicLink(Path.of("/proc/self/fd/" + opened + "/1/ns/pid"));
            Path expected =
                    Files.readSymbolicLink(Path.of("/proc/" + unsharePid + "/ns/pid_for_children"));
            Path ours = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
            return first.equals(expected) && !first.equals(ours);
        } catch (IOException e) {
            return false;
        }
    }

    /// The shell holds one descriptor more from the moment at which it starts the program; its children before that are mounts.
    private boolean begun() {
        String[] descriptors = new File(procDirectory() + "/1/fd").list();
        return descriptors != null && descriptors.length > STANDARD_DESCRIPTORS;
    }
}
