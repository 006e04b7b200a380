package dev.lungfish.benchmarks.proxy;

import dev.lungfish.benchmarks.child.Resident;
import dev.lungfish.benchmarks.client.Answer;
import dev.lungfish.benchmarks.client.HttpConnection;
import dev.lungfish.benchmarks.client.Question;
import dev.lungfish.benchmarks.load.Medians;
import dev.lungfish.benchmarks.program.Paths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Large bodies in both directions on one connection, and what memory they take on the way.
final class Bodies {

    private static final int BYTES = 10_000_000;
    private static final int WARM_UP = 5;
    private static final Question DOWN = Question.get(Paths.BYTES + BYTES);
    private static final Question UP = Question.post(Paths.COUNT, new byte[BYTES]);

    private final Passage passage;
    private final List<Double> downMillis = new ArrayList<>();
    private final List<Double> upMillis = new ArrayList<>();

    private Bodies(Passage passage) {
        this.passage = passage;
    }

    /// The passages take turns, `count` times; returns a table in Markdown.
    static String measure(List<Passage> passages, int count) throws IOException {
        List<Bodies> all = passages.stream().map(Bodies::new).toList();
        for (int round = 0; round < WARM_UP; round++) {
            for (Bodies each : all) {
                each.transfer();
            }
        }
        List<Resident> before = new ArrayList<>();
        for (Bodies each : all) {
            each.downMillis.clear();
            each.upMillis.clear();
            Resident.forgetPeak(each.passage.pids().get());
            before.add(Resident.of(each.passage.pids().get()));
        }
        for (int round = 0; round < count; round++) {
            for (Bodies each : all) {
                each.transfer();
            }
        }
        StringBuilder table = new StringBuilder(head(count));
        for (int i = 0; i < all.size(); i++) {
            table.append(all.get(i).row(before.get(i)));
        }
        return table.toString();
    }

    private void transfer() throws IOException {
        try (HttpConnection connection = passage.address().connect()) {
            long start = System.nanoTime();
            ByteCount received = new ByteCount();
            check(connection.send(DOWN, received), received.bytes());
            long between = System.nanoTime();
            ByteArrayOutputStream counted = new ByteArrayOutputStream();
            Answer answer = connection.send(UP, counted);
            downMillis.add((between - start) / 1e6);
            upMillis.add((System.nanoTime() - between) / 1e6);
            check(answer, Long.parseLong(counted.toString(StandardCharsets.US_ASCII)));
        }
    }

    private void check(Answer answer, long bytes) throws IOException {
        if (answer.status() != 200 || bytes != BYTES) {
            throw new IOException(
                    "%s passed %d bytes on of %d: %s"
                            .formatted(passage.label(), bytes, BYTES, answer));
        }
    }

    private static String head(int count) {
        return """

        Bodies of %,d bytes, %d each way, one at a time

        | target | down MB/s | up MB/s | resident before MiB | peak MiB | growth MiB |
        | --- | ---: | ---: | ---: | ---: | ---: |
        """
                .formatted(BYTES, count);
    }

    private String row(Resident before) throws IOException {
        Resident after = Resident.of(passage.pids().get());
        return String.format(
                "| %s | %.0f | %.0f | %.1f | %.1f | %.1f |%n",
                passage.label(),
                BYTES / 1e3 / Medians.of(downMillis, millis -> millis),
                BYTES / 1e3 / Medians.of(upMillis, millis -> millis),
                Mebibytes.of(before.bytes()),
                Mebibytes.of(after.peakBytes()),
                Mebibytes.of(after.peakBytes() - before.bytes()));
    }
}
