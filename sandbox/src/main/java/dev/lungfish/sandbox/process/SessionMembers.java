package dev.lungfish.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final int leader;
    private final String mark;
    private final String outputPipe;
    private final Set<Identity> belonging = new HashSet<>();
    private Set<Identity> strangers = Set.of();
    private boolean closed;

    private record Identity(int pid, long startTicks) {}

    SessionMembers(int leader, String mark, String outputPipe) {
        this.leader = leader;
        this.mark = mark;
        this.outputPipe = outputPipe;
    }

    @Override
    public String procDirectory() {
        return Proc.HOST;
    }

    @Override
    public synchronized List<ProcessStat> list() {
        List<ProcessStat> members = new ArrayList<>();
        if (closed) {
            return members;
        }
        List<ProcessStat> others = Proc.processes(Proc.HOST);
        Set<Integer> pids = new HashSet<>();
        boolean found = true;
        while (found) {
            found =
                    others.removeIf(
                            process -> isMember(process, pids) && add(process, members, pids));
        }
        strangers = HashSet.newHashSet(others.size());
        others.forEach(process -> strangers.add(identity(process)));
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

    @Override
    public synchronized void kill() {
        for (ProcessStat process : list()) {
            Proc.signal(Proc.HOST, process.pid(), Signals.KILL);
        }
    }

    @Override
    public synchronized void clear(boolean killed) {
        while (!list().isEmpty()) {
            kill();
            Mark.pause();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private boolean add(ProcessStat process, List<ProcessStat> members, Set<Integer> pids) {
        belonging.add(identity(process));
        pids.add(process.pid());
        return members.add(process);
    }

    private boolean isMember(ProcessStat process, Set<Integer> memberPids) {
        Identity identity = identity(process);
        return process.pid() == leader
                || process.session() == leader
                || process.group() == leader
                || memberPids.contains(process.parent())
                || belonging.contains(identity)
                || (!strangers.contains(identity) && bearsOurSigns(process.pid()));
    }

    private boolean bearsOurSigns(int pid) {
        return Mark.carries(pid, mark) || writesToOutput(pid, 1) || writesToOutput(pid, 2);
    }

    private boolean writesToOutput(int pid, int descriptor) {
        try {
            Path link = Path.of("/proc/" + pid + "/fd/" + descriptor);
            return Files.readSymbolicLink(link).toString().equals(outputPipe);
        } catch (IOException e) {
            return false;
        }
    }

    private static Identity identity(ProcessStat process) {
        return new Identity(process.pid(), process.startTicks());
    }
}
