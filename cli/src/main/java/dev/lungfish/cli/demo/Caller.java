package dev.lungfish.cli.demo;

import java.io.IOException;
import java.util.random.RandomGenerator;

/// Calls one service as its callers would.
@FunctionalInterface
interface Caller {

    /// Sends one request and waits for its answer.
    ///
    /// @param random chooses what to ask
    /// @throws IOException if it is not answered, or with an error; the message says which
    void call(RandomGenerator random) throws IOException;
}
