package dev.lungfish.sandbox.fake;

import dev.lungfish.sandbox.SandboxSpec;

/// What runs in a fake sandbox: code of this process that plays a program.
@FunctionalInterface
public interface FakeProgram {

    /// A program that does nothing until it is ended.
    FakeProgram IDLE = (sandbox, spec) -> sandbox.awaitEnd();

    /// Runs on a virtual thread of its own. When it returns, the program ends with status 0, when it throws, with
    /// status 1, unless it has ended already; when the sandbox is killed, the thread is interrupted.
    void run(FakeSandbox sandbox, SandboxSpec spec) throws Exception;
}
