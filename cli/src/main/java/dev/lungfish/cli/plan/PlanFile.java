package dev.lungfish.cli.plan;

import dev.lungfish.cli.client.Json;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.planner.output.PlanView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/// A plan that `lungfish plan --json` has printed into a file.
public final class PlanFile {

    private PlanFile() {}

    /// Reads it.
    ///
    /// @throws Failure if it is not there, or no plan
    public static PlanView read(Path file) {
        try {
            return Json.MAPPER.readValue(Files.readString(file), PlanView.class);
        } catch (IOException | JacksonException wrong) {
            throw new Failure(
                    "%s is no plan: make one with 'lungfish plan --traffic SOURCE --json > %s'."
                            .formatted(file, file),
                    wrong);
        }
    }
}
