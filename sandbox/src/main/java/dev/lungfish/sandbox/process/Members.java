package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.linux.ProcessStat;
import java.util.List;
import java.util.OptionalInt;

/// The processes of one sandbox, wherever they went: whole, not only the first one's process group.
interface Members extends AutoCloseable {

    /// The `/proc` that knows them by the numbers used here.
    String procDirectory();

    /// All of them but those that hold the sandbox together, as they were at some moment since the one given
    /// (`System.nanoTime()`). Empty before the program has begun.
    List<ProcessStat> list(long sinceNanos);

    /// Whether there is none but the program, or not even that: cheaper to tell than who they are.
    default boolean atMostProgram(long sinceNanos) {
        return list(sinceNanos).size() <= 1;
    }

    /// The program itself; empty before it has begun and after it has ended.
    OptionalInt program();

    /// Whether a process is still in the first process group, which one signal reaches.
    boolean inGroup(ProcessStat process);

    /// Sends SIGKILL to the first process at least, whose end begins that of all.
    void kill();

    /// Once the first process has ended: ends what is left, and returns when nothing is.
    ///
    /// @param killed whether a signal ended it, so that it may not have taken all others along
    void clear(boolean killed);

    @Override
    void close();
}
