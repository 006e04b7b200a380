package dev.lungfish.cli;

import dev.lungfish.cli.client.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/// Whether programs read the output.
final class JsonOption {

    @Option(names = "--json", description = "Print JSON, for programs.")
    boolean wanted;

    /// Prints one line.
    void print(PrintWriter out, Object value) {
        out.println(Json.MAPPER.writeValueAsString(value));
    }
}
