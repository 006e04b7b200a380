package dev.lungfish.planner.traffic;

import static dev.lungfish.planner.traffic.Sources.names;
import static dev.lungfish.planner.traffic.Sources.read;
import static dev.lungfish.planner.traffic.Sources.refused;
import static dev.lungfish.planner.traffic.Sources.service;
import static dev.lungfish.planner.traffic.Sources.write;
import static dev.lungfish.planner.traffic.Sources.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.simulator.random.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AzureTraceTest {

    private static final String HASHES = "HashOwner,HashApp,HashFunction";
    private static final String PERCENTILES =
            HASHES
                    + ",Average,Count,Minimum,Maximum,percentile_Average_0,percentile_Average_1,percentile_Average_25,percentile_Average_50,percentile_Average_75,percentile_Average_99,percentile_Average_100";

    @TempDir private Path folder;

    @Test
    void readsARealSample() throws BadInput, IOException {
        sample("azure_100");
        Traffic traffic = read("azure:" + folder);
        assertThat(traffic.start()).isEqualTo(Instant.parse("2019-07-15T08:00:00Z"));
        assertThat(traffic.steps()).isEqualTo(480);
        assertThat(traffic.stepNanos()).isEqualTo(60_000_000_000L);
        assertThat(traffic.services()).hasSize(100);
        assertThat(names(traffic)).doesNotHaveDuplicates();
        assertThat(traffic.requests()).isEqualTo(339_657);
        assertThat(traffic.assumptions())
                .extracting(Assumption::what)
                .containsExactly("the day of the trace", "the time zone of the trace");
    }

    @Test
    void joinsDurationsAndMemoryByTheHashes() throws BadInput, IOException {
        sample("azure_100");
        ServiceTraffic busiest = service(read("azure:" + folder), "queue-1fa06535");
        assertThat(busiest.requests()).isEqualTo(273_379);
        assertThat(Arrays.copyOf(busiest.counts(), 4)).containsExactly(446, 525, 484, 523);
        assertThat(busiest.trigger()).isEqualTo("queue");
        assertThat(busiest.megabytes()).isEqualTo(7);
        assertThat(busiest.cpuNanos()).isNull();
        assertThat(Objects.requireNonNull(busiest.duration()).mean()).isCloseTo(928e6, within(1e3));
    }

    @Test
    void durationsKeepTheMeansAndMediansOfTheSample() throws BadInput, IOException {
        sample("azure_100");
        Map<String, double[]> published = published();
        for (ServiceTraffic service : read("azure:" + folder).services()) {
            String hash = service.name().substring(service.name().indexOf('-') + 1);
            double[] meanAndMedian = published.get(hash);
            var duration = Objects.requireNonNull(service.duration());
            double mean = Math.max(0.5, meanAndMedian[0]) * 1e6;
            assertThat(duration.mean()).isCloseTo(mean, within(mean * 0.002));
            Stream stream = new Stream(7);
            long[] drawn =
                    IntStream.range(0, 4001)
                            .mapToLong(i -> duration.next(stream))
                            .sorted()
                            .toArray();
            double least = Math.max(0.5, meanAndMedian[1]) * 1e6;
            assertThat(drawn[1840]).as(service.name()).isLessThanOrEqualTo((long) (least * 1.01));
            assertThat(drawn[2160])
                    .as(service.name())
                    .isGreaterThanOrEqualTo((long) (least * 0.94));
        }
    }

    private Map<String, double[]> published() throws IOException, BadInput {
        InputFile file = new InputFile(folder.resolve("azure_100_durations.csv.gz"));
        String text = file.read(in -> new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        return text.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(
                        Collectors.toMap(
                                cells -> cells[2].substring(0, 8),
                                cells ->
                                        new double[] {
                                            Double.parseDouble(cells[3]),
                                            Double.parseDouble(cells[10])
                                        }));
    }

    @Test
    void asksWhichOfSeveralTracesIsMeant() throws BadInput, IOException {
        sample("azure_100");
        write(
                folder.resolve("azure_1000_invocations.csv"),
                HASHES + ",Trigger,480",
                "o,a,f,http,7");
        refused("azure:" + folder)
                .hasMessage(
                        "%1$s holds 2 traces: choose one with azure:%1$s/azure_1000 or azure:%1$s/azure_100."
                                .formatted(folder));
        assertThat(read("azure:" + folder + "/azure_100").services()).hasSize(100);
        assertThat(read("azure:" + folder + "/azure_1000").requests()).isEqualTo(7);
    }

    @Test
    void joinsTheDaysOfTheFullDataSetAndTakesMemoryByApp() throws BadInput, IOException {
        String minutes = minutes(1, 1440);
        day("01", minutes, row("aaaabbbbcccc1", "http", 1440, 3));
        day(
                "02",
                minutes,
                row("aaaabbbbcccc2", "timer", 1440, 5),
                row("aaaabbbbcccc1", "http", 1440, 4));
        write(
                folder.resolve("app_memory_percentiles.anon.d01.csv"),
                "HashOwner,HashApp,AverageAllocatedMb_pct99",
                "o,a,100.2");
        zip(
                folder.resolve("app_memory_percentiles.anon.d02.csv.gz"),
                "HashOwner,HashApp,AverageAllocatedMb_pct99",
                "o,a,120.1");
        write(
                folder.resolve("function_durations_percentiles.anon.d01.csv"),
                PERCENTILES,
                "o,a,aaaabbbbcccc1,10,100,1,40,1,2,5,9,12,30,40");
        Traffic traffic = read("azure:" + folder);
        assertThat(traffic.start()).isEqualTo(Instant.parse("2019-07-15T00:00:00Z"));
        assertThat(traffic.steps()).isEqualTo(2880);
        assertThat(traffic.assumptions()).hasSize(1);
        ServiceTraffic steady = service(traffic, "http-aaaabbbb");
        assertThat(steady.requests()).isEqualTo(1440 * 7);
        assertThat(steady.counts()[1439]).isEqualTo(3);
        assertThat(steady.counts()[1440]).isEqualTo(4);
        assertThat(steady.megabytes()).isEqualTo(121);
        assertThat(steady.duration()).isNotNull();
        ServiceTraffic late = service(traffic, "timer-aaaabbbb");
        assertThat(late.counts()[1439]).isZero();
        assertThat(late.counts()[1440]).isEqualTo(5);
        assertThat(late.duration()).isNull();
    }

    @Test
    void lengthensNamesThatWouldBeTheSame() throws BadInput, IOException {
        write(
                folder.resolve("invocations.csv"),
                HASHES + ",Trigger,0",
                "o,a,12345678aaaa1,http,1",
                "o,a,12345678aaaa2,http,2",
                "o,a,12345678aaaa2,queue,3",
                "o,b,87654321,http,4");
        refused("azure:" + folder)
                .hasMessage(
                        folder + "/invocations.csv:4: the function 12345678aaaa2 stands twice.");
        write(
                folder.resolve("invocations.csv"),
                HASHES + ",Trigger,0",
                "o,a,12345678aaaa1,http,1",
                "o,a,12345678aaaa2,http,2",
                "o,b,12345678aaaa2,queue,3",
                "o,b,87654321,http,4");
        assertThat(names(read("azure:" + folder)))
                .containsExactly(
                        "http-12345678aaaa1-a-",
                        "http-12345678aaaa2-a-",
                        "queue-12345678",
                        "http-87654321");
    }

    @Test
    void takesTheDayAndTheZoneFromOutside() throws BadInput, IOException {
        write(folder.resolve("x_invocations.csv"), HASHES + ",Trigger,480", "o,a,f,http,7");
        Traffic traffic =
                read("azure:" + folder + "?day=2019-07-20", ZoneId.of("America/Los_Angeles"));
        assertThat(traffic.start()).isEqualTo(Instant.parse("2019-07-20T15:00:00Z"));
        assertThat(traffic.assumptions()).hasSize(1);
    }

    @Test
    void namesEveryMistakeOfTheRows() throws IOException {
        Path file =
                write(
                        folder.resolve("invocations.csv"),
                        HASHES + ",Trigger,480,481",
                        "o,a,f,http,1,x",
                        "o,a,g,http,1",
                        "o,a,,http,1,-1");
        refused("azure:" + folder)
                .hasMessage(
                        """
                        %1$s:2: column 481 is 'x', which is not a count of invocations.
                        %1$s:3: there are 5 values for 6 columns.
                        %1$s:4: column 481 is '-1', which is not a count of invocations.
                        %1$s:4: HashOwner, HashApp and HashFunction are letters and digits, and none is empty."""
                                .formatted(file));
    }

    @Test
    void namesEveryMistakeOfTheHeader() throws IOException {
        Path file =
                write(
                        folder.resolve("invocations.csv"),
                        HASHES + ",480,482,Trigge",
                        "o,a,f,1,1,http");
        refused("azure:" + folder)
                .hasMessageStartingWith(
                        """
                        %1$s:1: the column '482' is not the minute of the day that comes next.
                        %1$s:1: the column 'Trigge' is not the minute of the day that comes next.
                        %1$s:1: the column 'Trigger' is missing."""
                                .formatted(file));
    }

    @Test
    void refusesDaysThatAreNotWhole() throws IOException {
        day("01", minutes(480, 959), row("f", "http", 480, 1));
        day("02", minutes(480, 959), row("f", "http", 480, 1));
        refused("azure:" + folder)
                .hasMessageStartingWith(
                        folder
                                + "/invocations_per_function_md.anon.d01.csv:1: it has 480 minutes, but only whole days of 1,440 follow each other");
    }

    @Test
    void saysWhatIsNotThere() throws IOException {
        refused("azure:" + folder)
                .hasMessage(
                        folder + ": no file *invocations*.csv or *invocations*.csv.gz is there.");
        refused("azure:" + folder + "/none")
                .hasMessage(
                        "There is no directory %s/none, and no file begins so.".formatted(folder));
        write(folder.resolve("invocations.csv"), HASHES + ",Trigger,480");
        refused("azure:" + folder)
                .hasMessageStartingWith(folder + "/invocations.csv has no invocations");
        write(folder.resolve("invocations.csv"), HASHES + ",Trigger,480", "o,a,f,http,7");
        write(folder.resolve("durations.csv"), HASHES, "o,a,f");
        refused("azure:" + folder)
                .hasMessageStartingWith(
                        folder
                                + "/durations.csv:1: the column 'Average' is missing; columns are HashOwner");
    }

    @Test
    void saysThatAFileBreaksOff() throws IOException, BadInput {
        sample("azure_100");
        Path file = folder.resolve("azure_100_invocations.csv.gz");
        Sources.cut(file, 100);
        refused("azure:" + folder)
                .hasMessage(file + " cannot be read: Unexpected end of ZLIB input stream.");
    }

    private void sample(String name) throws IOException {
        for (String kind : new String[] {"durations", "invocations", "memory"}) {
            String file = name + "_" + kind + ".csv.gz";
            try (InputStream in = AzureTraceTest.class.getResourceAsStream(file)) {
                Files.copy(Objects.requireNonNull(in), folder.resolve(file));
            }
        }
    }

    private void day(String day, String minutes, String... rows) throws IOException {
        write(
                folder.resolve("invocations_per_function_md.anon.d" + day + ".csv"),
                HASHES + ",Trigger," + minutes,
                String.join("\n", rows));
    }

    private static String minutes(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String row(String function, String trigger, int minutes, int each) {
        return "o,a," + function + "," + trigger + ("," + each).repeat(minutes);
    }
}
