package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.linux.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program that runs containers as the Open Container Initiative's runtime specification says, found on this machine.
record OciRuntime(Kind kind, Path executable) {

    enum Kind {
        CRUN("crun"),
        RUNC("runc"),
        RUNSC("runsc");

        private final String program;

        Kind(String program) {
            this.program = program;
        }

        String program() {
            return program;
        }
    }

    /// @throws SandboxException if it is not installed
    static OciRuntime find(Kind kind) throws SandboxException {
        return new OciRuntime(
                kind,
                Programs.find(kind.program())
                        .orElseThrow(
                                () ->
                                        new SandboxException(
                                                "It was not found; %s.".formatted(advice(kind)))));
    }

    /// The command that runs a container in the foreground and ends as it ended.
    ///
    /// @param state where the runtime keeps what it knows of its containers
    /// @param bundle the container's directory
    List<String> run(Path state, Path bundle, String id) {
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.addAll(List.of("--root", state.toString()));
        command.addAll(
                switch (kind) {
                    case CRUN -> List.of("--cgroup-manager=disabled");
                    case RUNC -> List.of();
                    // Its own network stack would not be in reach of the platform.
                    case RUNSC -> List.of("--network=host");
                });
        command.addAll(List.of("run", "--bundle", bundle.toString(), id));
        return command;
    }

    /// Whether it leaves cgroups alone, so that it and its container stay in those that it is started in.
    boolean leavesCgroups() {
        return kind == Kind.CRUN;
    }

    private static String advice(Kind kind) {
        return kind == Kind.RUNSC
                ? "see gvisor.dev/docs/user_guide/install"
                : "apt-get install " + kind.program();
    }
}
