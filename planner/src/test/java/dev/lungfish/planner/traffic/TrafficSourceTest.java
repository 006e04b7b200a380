package dev.lungfish.planner.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.planner.input.BadInput;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrafficSourceTest {

    @Test
    void knowsEachScheme() throws BadInput {
        assertThat(TrafficSource.parse("azure:traces/azure_500?day=2019-07-17"))
                .isEqualTo(new AzureTrace(Path.of("traces/azure_500"), LocalDate.of(2019, 7, 17)));
        assertThat(TrafficSource.parse("csv:a.csv")).isEqualTo(new TrafficTable(Path.of("a.csv")));
        assertThat(TrafficSource.parse("log:/var/log/nginx?by=path"))
                .isEqualTo(
                        new AccessLogs(
                                Path.of("/var/log/nginx"), new LogNaming(LogNaming.By.PATH, null)));
        assertThat(TrafficSource.parse("recorded:here")).isEqualTo(new Recordings(Path.of("here")));
        assertThat(TrafficSource.parse("prometheus:http://localhost:9090/?service=app"))
                .isInstanceOfSatisfying(
                        PrometheusServer.class,
                        server -> {
                            assertThat(server.base()).hasToString("http://localhost:9090");
                            assertThat(server.query())
                                    .isEqualTo("sum by (app) (increase(http_requests_total[60s]))");
                        });
    }

    @Test
    void decodesParametersAndKeepsWhatQueriesAreMadeOf() throws BadInput {
        Locator locator =
                Locator.parse("prometheus:http://h?query=sum(a{b=\"c&d\"})%20+ 1&service=x=y");
        assertThat(locator.location()).isEqualTo("http://h");
        assertThat(locator.parameters())
                .containsEntry("query", "sum(a{b=\"c&d\"}) + 1")
                .containsEntry("service", "x=y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    azur:x | --traffic 'azur:x' does not say what kind of source it is: write azure:DIR, csv:FILE, log:FILE, prometheus:URL or recorded:DIR. Did you mean 'azure:'?
                    /tmp/x.csv | --traffic '/tmp/x.csv' does not say what kind of source it is: write azure:DIR, csv:FILE, log:FILE, prometheus:URL or recorded:DIR.
                    csv: | --traffic csv: does not say where; write azure:DIR, csv:FILE, log:FILE, prometheus:URL or recorded:DIR.
                    csv:x?zone=UTC | --traffic csv: there is no parameter 'zone'. It takes none.
                    azure:x?dax=2019-07-15 | --traffic azure: there is no parameter 'dax'. Did you mean 'day'? It takes day.
                    azure:x?day=Monday | --traffic azure: day=Monday is not a day like 2019-07-15.
                    log:x?by=url | --traffic log: by=url is neither by=host nor by=path.
                    log:x?by=path&service=a | --traffic log: takes by= or service=, not both.
                    log:x?service | --traffic: 'service' is not key=value.
                    log:x?by=path&by=host | --traffic: the parameter 'by' stands twice.
                    log:x?service=100% | --traffic: '100%' has a '%' that is not followed by two hexadecimal digits: write %25 for it.
                    prometheus:localhost:9090 | --traffic prometheus: 'localhost:9090' is not a URL like http://prometheus.example:9090.
                    prometheus:http://h?step=5 | --traffic prometheus: step=5 is not a length like 60s, 5m, 1h or 7d.
                    prometheus:http://h?step=2h | --traffic prometheus: step is from 1s to 1h.
                    prometheus:http://h?start=yesterday | --traffic prometheus: start=yesterday is neither a time like 2026-03-01T00:00:00Z, seconds since 1970, nor a length before the end like 7d.
                    prometheus:http://h?start=2026-03-02T00:00:00Z&end=2026-03-01T00:00:00Z | --traffic prometheus: from start to end there are -1,440 steps of 60 s: between 1 and 1,000,000 can be asked for.
                    """)
    void saysWhatIsWrong(String source, String message) {
        assertThatThrownBy(() -> TrafficSource.parse(source))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }
}
