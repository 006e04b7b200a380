package dev.lungfish.planner.traffic;

import static dev.lungfish.planner.traffic.Sources.names;
import static dev.lungfish.planner.traffic.Sources.service;
import static dev.lungfish.planner.traffic.Sources.write;
import static dev.lungfish.planner.traffic.Sources.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrafficTableTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long SECOND = 1_000_000_000L;

    @TempDir private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("traffic.csv");
    }

    @Test
    void countsInTheStepsOfItsTimes() throws BadInput, IOException {
        Traffic traffic =
                read(
                        "time,service,requests",
                        "2026-03-01T12:00:30Z,orders,5",
                        "2026-03-01T12:01:30Z,quotes,7",
                        "2026-03-01T12:03:30Z,orders,1");
        assertThat(traffic.start()).isEqualTo(Instant.parse("2026-03-01T12:00:30Z"));
        assertThat(traffic.stepNanos()).isEqualTo(60 * SECOND);
        assertThat(names(traffic)).containsExactly("orders", "quotes");
        assertThat(service(traffic, "orders").counts()).containsExactly(5, 0, 0, 1);
        assertThat(service(traffic, "quotes").counts()).containsExactly(0, 7, 0, 0);
        assertThat(service(traffic, "orders").duration()).isNull();
        assertThat(traffic.assumptions()).isEmpty();
    }

    @Test
    void readsAllColumnsInAnyOrderAndCompressed() throws BadInput, IOException {
        zip(
                folder.resolve("t.csv.gz"),
                "\uFEFFService,Requests,time,duration_ms,duration_p50_ms,duration_p99_ms,memory_mb,cpu_ms,trigger",
                "orders,1,1772366400,40,20,300,100.5,8,http",
                "orders,3,1772366460000,20,10,100,90,4,http");
        Traffic traffic = Sources.read("csv:" + folder.resolve("t.csv.gz"));
        ServiceTraffic orders = service(traffic, "orders");
        assertThat(orders.counts()).containsExactly(1, 3);
        assertThat(orders.megabytes()).isEqualTo(101);
        assertThat(orders.cpuNanos()).isEqualTo(5_000_000L);
        assertThat(orders.trigger()).isEqualTo("http");
        assertThat(Objects.requireNonNull(orders.duration()).mean()).isCloseTo(25e6, within(1e4));
        assertThat(traffic.assumptions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z",
        "2026-03-01 12:00:00Z",
        "2026-03-01T13:00:00+01:00",
        "2026-03-01T13:00+0100",
        "2026-03-01T13:00:00",
        "2026-03-01 13:00",
        "1772366400",
        "1772366400.0",
        "1772366400000"
    })
    void understandsTimes(String time) throws BadInput, IOException {
        write(file, "time,service,requests", time + ",a,2", "2026-03-01T12:01:00Z,a,3");
        assertThat(Sources.read("csv:" + file, BERLIN).start())
                .isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void assumesASpreadWhereOnlyAMeanIsTold() throws BadInput, IOException {
        Traffic traffic =
                read(
                        "time,service,requests,duration_ms",
                        "2026-03-01T12:00:00Z,orders,5,10",
                        "2026-03-01T12:01:00Z,orders,0,",
                        "2026-03-01T12:02:00Z,quotes,5,");
        assertThat(Objects.requireNonNull(service(traffic, "orders").duration()).mean())
                .isCloseTo(10e6, within(1e4));
        assertThat(service(traffic, "quotes").duration()).isNull();
        assertThat(traffic.assumptions()).containsExactly(Spread.UNTOLD_SPREAD);
    }

    @Test
    void saysWhatItTakesForASilence() throws BadInput, IOException {
        Traffic traffic =
                read(
                        "time,service,requests",
                        "2026-03-01T12:00:00Z,a,5",
                        "2026-03-01T12:01:00Z,b,5",
                        "2026-03-01T12:04:00Z,b,5",
                        "2026-03-01T12:30:00Z,a,5");
        assertThat(traffic.assumptions())
                .extracting(Assumption::what)
                .containsExactly(
                        "no rows from 2026-03-01T12:05:00Z to 2026-03-01T12:30:00Z, the longest of 2 such stretches");
    }

    @Test
    void takesRowsOfOneRequestForRequests() throws BadInput, IOException {
        Traffic traffic =
                read(
                        "time,service,requests",
                        "2026-03-01T12:00:00.250Z,a,1",
                        "2026-03-01T12:00:00.250Z,a,1",
                        "2026-03-01T12:00:02.125Z,a,1");
        assertThat(traffic.stepNanos()).isEqualTo(SECOND);
        assertThat(traffic.start()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(service(traffic, "a").counts()).containsExactly(2, 0, 1);
    }

    @Test
    void readsLocalTimesOverAChangeOfClocks() throws BadInput, IOException {
        write(
                file,
                "time,service,requests",
                "2026-03-29T01:00:00,a,5",
                "2026-03-29T03:00:00,a,6",
                "2026-03-29T04:00:00,a,7");
        Traffic traffic = Sources.read("csv:" + file, BERLIN);
        assertThat(service(traffic, "a").counts()).containsExactly(5, 6, 7);
        assertThat(traffic.zone()).isEqualTo(BERLIN);
    }

    @Test
    void refusesLocalTimesThatClocksShowTwiceOrNever() throws IOException {
        write(
                file,
                "time,service,requests",
                "2026-03-29T02:30:00,a,5",
                "2026-10-25T02:30:00,a,5",
                "2026-10-25T02:30:00+01:00,a,5");
        assertThatThrownBy(() -> Sources.read("csv:" + file, BERLIN))
                .hasMessage(
                        """
                        %1$s:2: time is '2026-03-29T02:30:00', which clocks in Europe/Berlin show never that day: write times with their offset, like 2026-03-29T02:30:00+01:00.
                        %1$s:3: time is '2026-10-25T02:30:00', which clocks in Europe/Berlin show twice that day: write times with their offset, like 2026-10-25T02:30:00+01:00."""
                                .formatted(file));
    }

    @Test
    void namesEveryMistakeOfTheRows() throws IOException {
        refused(
                """
                2: requests is -5: it cannot be negative.
                3: requests is 'many', which is not a number; write it like 1234.5.
                4: requests is 1.5: it is a whole number of at most 2,147,483,647.
                5: requests is empty.
                6: duration_ms is '12ms': its unit is in the column's name; write 12.
                7: duration_ms is '1.5s': write it in ms, without a unit.
                8: time is '01.03.2026': write it like 2026-03-01T12:00:00Z, 2026-03-01T13:00:00+01:00, 2026-03-01T12:00:00 (local), or in seconds or milliseconds since 1970.
                9: service is empty.
                10: there are 2 values for 4 columns.
                11: duration_ms is 'NaN', which is not a number; write it like 1234.5.
                12: requests is '1,000', which is not a number; write it like 1234.5.
                13: requests is '5 m': write a number without a unit.""",
                "time,service,requests,duration_ms",
                "2026-03-01T12:00:00Z,a,-5,",
                "2026-03-01T12:01:00Z,a,many,",
                "2026-03-01T12:02:00Z,a,1.5,",
                "2026-03-01T12:03:00Z,a,,",
                "2026-03-01T12:04:00Z,a,1,12ms",
                "2026-03-01T12:05:00Z,a,1,1.5s",
                "01.03.2026,a,1,",
                "2026-03-01T12:06:00Z,,1,",
                "2026-03-01T12:06:00Z,a",
                "2026-03-01T12:07:00Z,a,1,NaN",
                "2026-03-01T12:08:00Z,a,\"1,000\",",
                "2026-03-01T12:09:00Z,a,5 m,");
    }

    @Test
    void refusesRowsThatCountTheSame() throws IOException {
        refused(
                "3: overlapping: line 2 counts the same service at the same time, 2026-03-01T12:00:00Z. Leave out one of them, or add them up.",
                "time,service,requests",
                "2026-03-01T12:00:00Z,a,5",
                "2026-03-01T13:00:00+01:00,a,5",
                "2026-03-01T12:01:00Z,a,5");
    }

    @Test
    void refusesATimeBetweenTheOthers() throws IOException {
        String[] lines = new String[12];
        lines[0] = "time,service,requests";
        for (int minute = 0; minute < 10; minute++) {
            lines[minute + 1] = "2026-03-01T12:%02d:00Z,a,5".formatted(minute);
        }
        lines[11] = "2026-03-01T12:10:17Z,a,5";
        refused(
                "12: the time 2026-03-01T12:10:17Z is not in step with the others, which are 60 s apart.",
                lines);
    }

    @Test
    void refusesTimesThatTellNoStep() throws IOException {
        write(
                file,
                "time,service,requests",
                "2026-03-01T12:00:00Z,a,5",
                "2026-03-01T12:00:00Z,b,5");
        Sources.refused("csv:" + file)
                .hasMessageStartingWith(file + ": all rows have the same time");
        write(
                file,
                "time,service,requests",
                "2026-03-01T00:00:00Z,a,5",
                "2026-03-02T00:00:00Z,a,5");
        Sources.refused("csv:" + file)
                .hasMessageStartingWith(file + ": all times are 24 h apart, or several times that");
        write(
                file,
                "time,service,requests",
                "2026-03-01T00:00:00.5Z,a,5",
                "2026-03-01T00:00:01Z,a,5");
        Sources.refused("csv:" + file)
                .hasMessageStartingWith(file + ": times are fractions of a second apart.");
    }

    @Test
    void namesTheNearestColumn() throws IOException {
        refused(
                """
                1: there is no column 'request'. Did you mean 'requests'? The columns are time, service, requests and, where they are known, duration_ms, duration_p50_ms, duration_p99_ms, memory_mb, cpu_ms, trigger.
                1: the column 'time' stands twice.
                1: the column 'requests' is missing; columns are time, service, requests and, where they are known, duration_ms, duration_p50_ms, duration_p99_ms, memory_mb, cpu_ms, trigger.""",
                "time,service,request,time",
                "2026-03-01T12:00:00Z,a,5,x");
    }

    @Test
    void refusesWhatIsTooMuchToHold() throws IOException {
        write(
                file,
                "time,service,requests",
                "2026-03-01T12:00:00Z,a,5",
                "2026-03-01T12:00:01Z,a,5",
                "1970-03-01T12:00:01Z,a,5");
        Sources.refused("csv:" + file)
                .hasMessageStartingWith(
                        file
                                + ": from 1970-03-01T12:00:01Z to 2026-03-01T12:00:02Z there are 1,767,2");
    }

    @Test
    void refusesWhatIsNoTable() throws IOException {
        Sources.refused("csv:" + file).hasMessage("There is no file " + file + ".");
        write(file, "time,service,requests");
        Sources.refused("csv:" + file).hasMessage(file + " has no rows.");
        Files.writeString(file, "");
        Sources.refused("csv:" + file)
                .hasMessage(file + " is empty: it begins with a line that names its columns.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "time,service,requests\n\"x"})
    void refusesAQuoteThatIsNotClosed(String text) throws IOException {
        Files.writeString(file, text);
        Sources.refused("csv:" + file).hasMessageStartingWith(file.toString());
    }

    private Traffic read(String... lines) throws BadInput, IOException {
        write(file, lines);
        return Sources.read("csv:" + file, ZoneOffset.UTC);
    }

    /// @param problems without the file before the line
    private void refused(String problems, String... lines) throws IOException {
        write(file, lines);
        String expected =
                problems.lines().map(line -> file + ":" + line).collect(Collectors.joining("\n"));
        Sources.refused("csv:" + file).hasMessage(expected);
    }
}
