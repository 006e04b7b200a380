package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.linux.Libc;
import dev.lungfish.sandbox.linux.Mark;
import dev.lungfish.sandbox.linux.Proc;
import dev.lungfish.sandbox.linux.ProcessStat;
import dev.lungfish.sandbox.linux.Signals;
import dev.lungfish.sandbox.process.HostProcesses.HostProcess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// The members of a sandbox without a namespace, found among all processes of the machine.
///
/// A process belongs to it if it is in the first one's session or group, or is a child of one that belongs, or carries
/// the mark in its environment, or writes to the sandbox's output; and one that belonged once belongs for ever. A
/// process escapes that leaves the session, clears its environment, closes its output and loses its parent, all before
/// it was seen once: this is the limit of a sandbox without namespaces.
final class SessionMembers implements Members {

    private final HostProcesses host;
    private final int leader;
    private final String mark;
    private final String outputPipe;
    private final Set<ProcessStat.Identity> belonging = new HashSet<>();
    private boolean closed;

    SessionMembers(HostProcesses host, int leader, String mark, String outputPipe) {
        this.host = host;
        this.leader = leader;
        this.mark = mark;
        this.outputPipe = outputPipe;
    }

    @Override
    public String procDirectory() {
        return Proc.HOST;
    }

    @Override
    public synchronized List<ProcessStat> list(long sinceNanos) {
        List<ProcessStat> members = new ArrayList<>();
        if (closed) {
            return members;
        }
        List<HostProcess> others = new ArrayList<>(host.since(sinceNanos));
        Set<Integer> pids = new HashSet<>();
        boolean found = true;
        while (found) {
            found =
                    others.removeIf(
                            process ->
                                    isMember(process, pids) && add(process.stat(), members, pids));
        }
        return members;
    }

    @Override
    public synchronized OptionalInt program() {
        ProcessStat stat = closed ? null : ProcessStat.read(Proc.HOST, leader);
        return stat == null || stat.zombie() ? OptionalInt.empty() : OptionalInt.of(leader);
    }

    @Override
    public boolean inGroup(ProcessStat process) {
        return process.group() == leader;
    }

    /// The rest is found and ended once the first process is gone.
    @Override
    public synchronized void kill() {
        if (!closed && !Libc.kill(-leader, Signals.KILL)) {
            Libc.kill(leader, Signals.KILL);
        }
    }

    @Override
    public synchronized void clear(boolean killed) {
        List<ProcessStat> left = list(System.nanoTime());
        while (!left.isEmpty()) {
            left.forEach(process -> Proc.signal(Proc.HOST, process.pid(), Signals.KILL));
            Mark.pause();
            left = list(System.nanoTime());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private boolean add(ProcessStat process, List<ProcessStat> members, Set<Integer> pids) {
        belonging.add(process.identity());
        pids.add(process.pid());
        return members.add(process);
    }

    private boolean isMember(HostProcess process, Set<Integer> memberPids) {
        ProcessStat stat = process.stat();
        return stat.pid() == leader
                || stat.session() == leader
                || stat.group() == leader
                || memberPids.contains(stat.parent())
                || process.signs().mark().equals(mark)
                || process.signs().output().equals(outputPipe)
                || process.signs().error().equals(outputPipe)
                || belonging.contains(stat.identity());
    }
}
