package dev.lungfish.benchmarks.proxy;

import dev.lungfish.benchmarks.child.Resident;
import dev.lungfish.benchmarks.client.Answer;
import dev.lungfish.benchmarks.client.HttpConnection;
import dev.lungfish.benchmarks.client.Question;
import dev.lungfish.benchmarks.program.Paths;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// A caller that takes a large body slowly, and what memory the rest of it takes meanwhile.
final class SlowReader {

    private static final int BYTES = 200_000_000;
    private static final int SECONDS = 10;
    private static final int BYTES_PER_STEP = 16 * 1024;
    private static final Duration STEP = Duration.ofMillis(250);
    private static final int STEPS_PER_SECOND = 4;

    private SlowReader() {}

    /// Each passage once; returns a table in Markdown.
    static String measure(List<Passage> passages) throws IOException, InterruptedException {
        StringBuilder table =
                new StringBuilder(
                        """

                        A reader of %d KiB/s, after %d s of %,d bytes

                        | target | read KiB | resident before MiB | peak MiB | growth MiB |
                        | --- | ---: | ---: | ---: | ---: |
                        """
                                .formatted(
                                        BYTES_PER_STEP * STEPS_PER_SECOND / 1024, SECONDS, BYTES));
        for (Passage passage : passages) {
            table.append(row(passage));
        }
        return table.toString();
    }

    private static String row(Passage passage) throws IOException, InterruptedException {
        List<Long> pids = passage.pids().get();
        Resident.forgetPeak(pids);
        Resident before = Resident.of(pids);
        long read = read(passage);
        Resident after = Resident.of(pids);
        return String.format(
                "| %s | %d | %.1f | %.1f | %.1f |%n",
                passage.label(),
                read / 1024,
                Mebibytes.of(before.bytes()),
                Mebibytes.of(after.peakBytes()),
                Mebibytes.of(after.peakBytes() - before.bytes()));
    }

    private static long read(Passage passage) throws IOException, InterruptedException {
        long read = 0;
        try (HttpConnection connection = passage.address().connect()) {
            Answer answer = connection.begin(Question.get(Paths.BYTES + BYTES));
            if (answer.status() != 200) {
                throw new IOException(passage.label() + " answered " + answer);
            }
            byte[] part = new byte[BYTES_PER_STEP];
            for (int step = 0; step < SECONDS * STEPS_PER_SECOND; step++) {
                for (int left = part.length; left > 0; ) {
                    left -= connection.read(part, left);
                }
                read += part.length;
                Thread.sleep(STEP);
            }
        }
        return read;
    }
}
