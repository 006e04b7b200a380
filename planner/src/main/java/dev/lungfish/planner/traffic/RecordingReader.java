package dev.lungfish.planner.traffic;

import dev.lungfish.core.recording.RecordedRequest;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads one file of a recording. Where its writer died, the last line may be cut off: it is left out.
final class RecordingReader {

    private final InputFile file;
    private final Observations observations;
    private final Problems problems;

    RecordingReader(InputFile file, Observations observations, Problems problems) {
        this.file = file;
        this.observations = observations;
        this.problems = problems;
    }

    void read() throws BadInput {
        file.read(
                in -> {
                    lines(in);
                    return true;
                });
    }

    private void lines(InputStream in) throws IOException, BadInput {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String line = next(reader);
        if (line != null && !RecordedRequest.HEADER.startsWith(line)) {
            problems.add(file.name(), 1, "a recording begins with " + RecordedRequest.HEADER + ".");
            return;
        }
        line = next(reader);
        for (int number = 2; line != null; number++) {
            String after = next(reader);
            RecordedRequest request = RecordedRequest.parse(line);
            if (request != null) {
                take(request);
            } else if (after != null) {
                problems.add(
                        file.name(), number, "this is not %s.".formatted(RecordedRequest.HEADER));
            }
            line = after;
        }
    }

    /// The next line; null at the end, which in a compressed file may come early.
    private static @Nullable String next(BufferedReader reader) throws IOException {
        try {
            return reader.readLine();
        } catch (EOFException e) {
            return null;
        }
    }

    private void take(RecordedRequest request) throws BadInput {
        ObservedService service = observations.request(request.service(), request.arrivedNanos());
        service.duration(request.durationNanos());
        service.memory(request.megabytes());
    }
}
