package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Access logs of NGINX, Apache or Envoy: one file, or all files of a directory.
record AccessLogs(Path path, LogNaming naming) implements TrafficSource {

    private static final double MOST_UNREADABLE = 0.05;

    static AccessLogs at(Locator locator) throws BadInput {
        locator.only(List.of("by", "service"));
        return new AccessLogs(Path.of(locator.location()), LogNaming.of(locator));
    }

    @Override
    public Traffic read(ZoneId zone) throws BadInput {
        List<InputFile> files =
                Files.isDirectory(path)
                        ? InputFile.in(path, name -> true)
                        : List.of(new InputFile(path));
        Reading reading = new Reading(new Observations(path.toString()), new Problems());
        for (InputFile file : files) {
            file.read(
                    in -> {
                        reading.lines(file.name(), in);
                        return true;
                    });
        }
        return reading.traffic(zone);
    }

    /// The lines of all files.
    private final class Reading {

        private final Observations observations;
        private final Problems problems;
        private long lines;
        private long unreadable;

        Reading(Observations observations, Problems problems) {
            this.observations = observations;
            this.problems = problems;
        }

        void lines(String name, InputStream in) throws IOException, BadInput {
            LogTimes times = new LogTimes();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    lines++;
                    take(name, number, line, times);
                }
            }
        }

        private void take(String name, int number, String line, LogTimes times) throws BadInput {
            try {
                LogLine read = LogLine.read(line, times);
                ObservedService service = observations.request(naming.service(read), read.nanos());
                if (read.durationNanos() >= 0) {
                    service.duration(Math.max(read.durationNanos(), Fit.HALF_MILLI));
                }
            } catch (UnreadableLine e) {
                unreadable++;
                problems.add(name, number, e.reason());
            }
        }

        Traffic traffic(ZoneId zone) throws BadInput {
            if (unreadable > MOST_UNREADABLE * lines) {
                problems.check();
            }
            if (observations.isEmpty()) {
                throw new BadInput(path + " has no requests.");
            }
            List<Assumption> assumptions = new ArrayList<>();
            assumptions.add(naming.assumption());
            if (unreadable > 0) {
                assumptions.add(leftOut());
            }
            return observations.traffic(zone, assumptions);
        }

        private Assumption leftOut() {
            return new Assumption(
                    "%,d of %,d lines of the log could not be read".formatted(unreadable, lines),
                    "they are left out",
                    "the first is " + problems.list().getFirst(),
                    "lines in the combined format or Envoy's");
        }
    }
}
