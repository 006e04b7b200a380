package dev.lungfish.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceLogsTest {

    private static final long NOON = Instant.parse("2026-08-22T12:00:00.007Z").toEpochMilli();
    private static final String STAMP = "2026-08-22T12:00:00.007Z ";
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir private Path directory;
    private ServiceLogs logs;

    @BeforeEach
    void open() {
        open(new LogSettings(directory, 4_000, 1_000, 1 << 20));
    }

    private void open(LogSettings settings) {
        logs = ServiceLogs.open(settings, () -> NOON);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void everyLineHasItsTime() throws Exception {
        ServiceLog log = logs.log("orders");
        log.append(NOON, "one");
        log.append(NOON + 93, "two\nthree");
        log.append(NOON + 60_000, "");

        assertThat(logs.tail("orders", 10).lines())
                .containsExactly(
                        STAMP + "one",
                        "2026-08-22T12:00:00.100Z two",
                        "2026-08-22T12:00:00.100Z three",
                        "2026-08-22T12:01:00.007Z ");
    }

    @Test
    void tailGivesTheLastLines() throws Exception {
        append("orders", 0, 10);

        assertThat(logs.tail("orders", 2).lines()).containsExactly(STAMP + "8", STAMP + "9");
        assertThat(logs.tail("other", 2).lines()).isEmpty();
        assertThat(logs.tail("orders", 0).lines()).isEmpty();
    }

    @Test
    void tailReadsAcrossBlocks() throws Exception {
        logs.close();
        open(LogSettings.in(directory));
        ServiceLog log = logs.log("orders");
        String padding = "ü".repeat(500);
        IntStream.range(0, 1_000).forEach(i -> log.append(NOON, i + padding));

        List<String> lines = logs.tail("orders", 900).lines();

        assertThat(lines).hasSize(900);
        assertThat(lines.getFirst()).isEqualTo(STAMP + "100" + padding);
        assertThat(lines.getLast()).isEqualTo(STAMP + "999" + padding);
    }

    @Test
    void theOldestSegmentsGo() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            append("orders", i, i + 1);
            if (i % 20 == 0) {
                logs.flush();
            }
        }
        logs.flush();

        assertThat(size("orders")).isBetween(2_000L, 4_000L);
        List<String> lines = logs.tail("orders", 1_000).lines();
        assertThat(lines).hasSizeBetween(60, 150).last().isEqualTo(STAMP + "999");
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).isEqualTo(STAMP + (1_000 - lines.size() + i));
        }
    }

    @Test
    void continuesAfterARestartAndEndsATornLine() throws Exception {
        append("orders", 0, 3);
        logs.close();
        Path file = files("orders").getLast();
        Files.writeString(file, Files.readString(file) + "half a li");
        open();
        append("orders", 3, 5);

        assertThat(logs.tail("orders", 10).lines())
                .containsExactly(
                        STAMP + "0",
                        STAMP + "1",
                        STAMP + "2",
                        "half a li",
                        STAMP + "3",
                        STAMP + "4");
    }

    @Test
    void followGoesOnWhereTailEnded() throws Exception {
        append("orders", 0, 3);
        LogFollow follow = logs.follow("orders", logs.tail("orders", 1).end());
        append("orders", 3, 5);

        assertThat(take(follow, 2)).containsExactly(STAMP + "3", STAMP + "4");
        assertThat(follow.poll(Duration.ZERO)).isEmpty();
        assertThat(follow.ended()).isFalse();
    }

    @Test
    void followSurvivesRotation() throws Exception {
        LogFollow follow = logs.follow("orders", 0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i += 10) {
            append("orders", i, i + 10);
            lines.addAll(take(follow, 10));
        }

        assertThat(lines).isEqualTo(IntStream.range(0, 400).mapToObj(i -> STAMP + i).toList());
    }

    @Test
    void aSlowFollowerIsToldWhatItMissed() throws Exception {
        append("orders", 0, 10);
        LogFollow follow = logs.follow("orders", 0);
        assertThat(take(follow, 10)).hasSize(10);
        for (int i = 10; i < 1_000; i += 10) {
            append("orders", i, i + 10);
            logs.flush();
        }

        List<String> lines = take(follow, 50);

        assertThat(lines.getFirst()).matches("\\[lungfish] \\d+ bytes were deleted before .*");
        int next = Integer.parseInt(lines.get(1).substring(STAMP.length()));
        assertThat(lines.get(2)).isEqualTo(STAMP + (next + 1));
    }

    @Test
    void removalEndsFollowersAndTheNextServiceOfThatNameStartsAfresh() throws Exception {
        append("orders", 0, 3);
        logs.flush();
        LogFollow follow = logs.follow("orders", logs.tail("orders", 0).end());
        ServiceLog removed = logs.log("orders");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> waiting = threads.submit(() -> follow.poll(LONG));
            logs.remove("orders");
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(follow.ended()).isTrue();
        assertThat(directory.resolve("orders")).doesNotExist();

        removed.append(NOON, "late");
        append("orders", 7, 8);

        assertThat(logs.tail("orders", 10).lines()).containsExactly(STAMP + "7");
        logs.remove("orders");
        logs.remove("orders");
    }

    @Test
    void aFollowerOfARemovedServiceDoesNotReadTheNextOnesLog() throws Exception {
        append("orders", 0, 3);
        LogFollow follow = logs.follow("orders", 0);
        logs.remove("orders");
        append("orders", 7, 8);
        logs.flush();

        assertThat(follow.poll(LONG)).isEmpty();
        assertThat(follow.ended()).isTrue();
    }

    @Test
    void filesThatSomebodyElseDeletesAreSkipped() throws Exception {
        append("orders", 0, 3);
        logs.flush();
        LogFollow follow = logs.follow("orders", 0);
        for (Path file : files("orders")) {
            Files.delete(file);
        }

        assertThat(follow.poll(LONG)).isEmpty();
        assertThat(logs.tail("orders", 3).lines()).isEmpty();
    }

    @Test
    void closingEndsFollowersAfterTheLastLine() throws Exception {
        LogFollow follow = logs.follow("orders", 0);
        append("orders", 0, 1);
        logs.close();

        assertThat(follow.poll(LONG)).containsExactly(STAMP + "0");
        assertThat(follow.ended()).isTrue();
    }

    @Test
    void dropsRatherThanWaitsAndSaysHowMuch() throws Exception {
        logs.close();
        open(new LogSettings(directory, 1 << 20, 1 << 18, 40_000));
        ServiceLog log = logs.log("orders");
        int lines = 100_000;
        for (int i = 0; i < lines; i++) {
            log.append(NOON, "line");
        }
        append("quiet", 0, 1);
        logs.flush();

        List<String> all = new ArrayList<>();
        LogFollow follow = logs.follow("orders", 0);
        for (List<String> some = follow.poll(Duration.ZERO);
                !some.isEmpty();
                some = follow.poll(Duration.ZERO)) {
            all.addAll(some);
        }
        long written = all.stream().filter(line -> line.equals(STAMP + "line")).count();
        long dropped =
                all.stream()
                        .filter(line -> line.contains("dropped"))
                        .mapToLong(
                                line ->
                                        Long.parseLong(
                                                line.replaceAll(".*] (\\d+) lines? .*", "$1")))
                        .sum();
        assertThat(dropped).isPositive();
        assertThat(written).isPositive();
        if (!all.getFirst().contains("deleted")) {
            assertThat(written + dropped).isEqualTo(lines);
        }
        assertThat(logs.tail("quiet", 1).lines()).containsExactly(STAMP + "0");
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        logs.close();
        open(LogSettings.in(directory));
        ServiceLog log = logs.log("orders");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                String name = thread + " ";
                threads.execute(
                        () -> IntStream.range(0, 5_000).forEach(i -> log.append(NOON, name + i)));
            }
        }

        List<String> lines = logs.tail("orders", 50_000).lines();

        assertThat(lines).hasSize(40_000).doesNotHaveDuplicates();
        assertThat(lines.stream().filter(line -> line.startsWith(STAMP + "3 ")))
                .isEqualTo(IntStream.range(0, 5_000).mapToObj(i -> STAMP + "3 " + i).toList());
    }

    @Test
    void aLogThatCannotBeWrittenDoesNotStopTheOthers() throws Exception {
        Files.writeString(directory.resolve("orders"), "in the way");
        append("orders", 0, 3);
        append("other", 0, 1);

        assertThat(logs.tail("other", 1).lines()).containsExactly(STAMP + "0");
        Files.delete(directory.resolve("orders"));
        append("orders", 3, 4);
        assertThat(logs.tail("orders", 5).lines()).containsExactly(STAMP + "3");
    }

    @Test
    void namesThatClimbAreRefused() {
        assertThatThrownBy(() -> logs.log("../etc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../etc");
    }

    @Test
    void segmentsNeedRoomForTwo() {
        assertThatThrownBy(() -> new LogSettings(directory, 100, 51, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void append(String service, int from, int to) {
        ServiceLog log = logs.log(service);
        IntStream.range(from, to).forEach(i -> log.append(NOON, String.valueOf(i)));
    }

    private static List<String> take(LogFollow follow, int count) throws Exception {
        List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            List<String> some = follow.poll(LONG);
            assertThat(some).isNotEmpty();
            lines.addAll(some);
        }
        return lines;
    }

    private List<Path> files(String service) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(service))) {
            return files.sorted().toList();
        }
    }

    private long size(String service) throws IOException {
        long size = 0;
        for (Path file : files(service)) {
            size += Files.size(file);
        }
        return size;
    }
}
