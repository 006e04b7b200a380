package dev.lungfish.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The load generator `wrk` (Debian's package of that name), sending one request over and over.
public final class Wrk {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path script;

    private Wrk(Path script) {
        this.script = script;
    }

    /// Makes sure that the program is there.
    ///
    /// @throws IOException if `wrk` is not on the machine
    public static Wrk find() throws IOException {
        try {
            new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start().destroy();
        } catch (IOException e) {
            throw new IOException("wrk is missing: install Debian's package wrk", e);
        }
        Path script = Files.createTempFile("load", ".lua");
        script.toFile().deleteOnExit();
        try (InputStream source = Wrk.class.getResourceAsStream("load.lua")) {
            if (source == null) {
                throw new IOException("load.lua is not on the class path");
            }
            Files.write(script, source.readAllBytes());
        }
        return new Wrk(script);
    }

    /// Posts `body` to the target on `connections` for `seconds`; sends GETs where the body is empty.
    ///
    /// @throws IOException if any request failed: a measurement with errors is none
    public LoadFigures load(Target target, String body, int connections, int seconds)
            throws IOException, InterruptedException {
        return figures(target.url(), run(target, body, connections, seconds));
    }

    private JsonNode run(Target target, String body, int connections, int seconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t1"));
        command.addAll(List.of("-c" + connections, "-d" + seconds + "s", "--timeout", "30s"));
        command.addAll(List.of("-s", script.toString(), target.url()));
        command.addAll(List.of("--", body, Integer.toString(target.targets()), target.host()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        String last = output.lines().reduce("", (before, line) -> line);
        if (status != 0 || !last.startsWith("{")) {
            throw new IOException("wrk failed on " + target.url() + ":\n" + output);
        }
        return JSON.readTree(last);
    }

    private static LoadFigures figures(String url, JsonNode summary) throws IOException {
        int failed =
                summary.get("statusErrors").intValue() + summary.get("socketErrors").intValue();
        if (failed > 0 || summary.get("requests").intValue() == 0) {
            throw new IOException("requests to " + url + " failed: " + summary);
        }
        return new LoadFigures(
                summary.get("requests").longValue(),
                summary.get("requests").doubleValue()
                        * 1e6
                        / summary.get("durationMicros").doubleValue(),
                summary.get("p50Micros").doubleValue(),
                summary.get("p99Micros").doubleValue());
    }
}
