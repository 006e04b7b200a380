package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/// What Lungfish itself recorded: a directory of `*.csv` and `*.csv.gz`, each line a finished request.
record Recordings(Path directory) implements TrafficSource {

    @Override
    public Traffic read(ZoneId zone) throws BadInput {
        List<InputFile> files =
                InputFile.in(directory, name -> name.endsWith(".csv") || name.endsWith(".csv.gz"));
        Observations observations = new Observations(directory.toString());
        Problems problems = new Problems();
        for (InputFile file : files) {
            new RecordingReader(file, observations, problems).read();
        }
        problems.check();
        if (observations.isEmpty()) {
            throw new BadInput(directory + " has no recorded requests.");
        }
        return observations.traffic(zone, List.of());
    }
}
