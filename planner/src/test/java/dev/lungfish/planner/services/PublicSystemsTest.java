package dev.lungfish.planner.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.services.RuntimeGuess.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Manifests of public systems, against a table that another program derived from them.
final class PublicSystemsTest {

    static final Path MANIFESTS = Path.of("src/test/resources/k8s");

    @ParameterizedTest
    @CsvSource({
        "online-boutique, 12",
        "train-ticket, 64",
        "petclinic-cloud, 5",
        "deathstar, 19",
        "otel-demo, 25"
    })
    void readsEveryDeployment(String system, int count) throws Exception {
        assertThat(read(system).workloads())
                .hasSize(count)
                .allSatisfy(workload -> assertThat(workload.kind()).isEqualTo("Deployment"))
                .allSatisfy(workload -> assertThat(workload.replicas()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "online-boutique",
                "train-ticket",
                "petclinic-cloud",
                "deathstar",
                "otel-demo"
            })
    void claimsWhatTheTableSays(String system) throws Exception {
        SortedMap<String, Workload.Requested> expected = new TreeMap<>();
        table(system).forEach((name, rows) -> expected.put(name, together(rows)));
        SortedMap<String, Workload.Requested> actual = new TreeMap<>();
        read(system).workloads().forEach(one -> actual.put(one.name(), one.claim()));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void tellsDatabasesFromServices() throws Exception {
        List<Workload> ticket = read("train-ticket").workloads();

        assertThat(ticket)
                .filteredOn(one -> !one.pinned().isEmpty())
                .extracting(Workload::name)
                .allMatch(name -> name.endsWith("-mongo") || name.endsWith("-mysql"))
                .hasSize(22);
        assertThat(one(ticket, "ts-voucher-mysql").pinned())
                .containsExactly("runs mysql:5.6.35, which keeps state");
        assertThat(one(read("online-boutique").workloads(), "redis-cart").pinned())
                .containsExactly("runs redis:alpine, which keeps state");
        assertThat(one(read("otel-demo").workloads(), "kafka").pinned())
                .containsExactly("runs demo:3.0.0-kafka, which keeps state");
    }

    @Test
    void tellsVolumesAndDatagrams() throws Exception {
        List<Workload> hotel = read("deathstar").workloads();

        assertThat(one(hotel, "mongodb-geo").pinned())
                .containsExactly(
                        "keeps data in the volume geo-pvc", "runs mongo:4.4.6, which keeps state");
        assertThat(one(hotel, "consul").pinned())
                .containsExactly(
                        "runs consul:latest, which keeps state", "listens to UDP on port 53");
        assertThat(one(hotel, "search").pinned()).isEmpty();
    }

    @Test
    void guessesLanguages() throws Exception {
        List<Workload> demo = read("otel-demo").workloads();

        assertThat(one(read("petclinic-cloud").workloads(), "vets-service").runtime())
                .isEqualTo(new RuntimeGuess(Language.JAVA, "is given SPRING_PROFILES_ACTIVE"));
        assertThat(one(demo, "cart").language()).isEqualTo(Language.DOTNET);
        assertThat(one(demo, "payment").language()).isEqualTo(Language.NODE);
        assertThat(one(demo, "shipping").language()).isNull();
    }

    @Test
    void notesContainersThatRunTogether() throws Exception {
        assertThat(one(read("otel-demo").workloads(), "flagd").notes())
                .containsExactly("runs 2 containers together: flagd, flagd-ui");
    }

    @Test
    void saysWhatWasLeftOut() throws Exception {
        assertThat(read("deathstar").assumptions().getFirst().value())
                .isEqualTo("left out: 6 PersistentVolume, 6 PersistentVolumeClaim");
        assertThat(read("petclinic-cloud").assumptions())
                .anySatisfy(
                        one -> {
                            assertThat(one.what()).isEqualTo("keys that stand twice");
                            assertThat(one.value())
                                    .contains(
                                            "'resources' in",
                                            "customers-service-deployment.yaml:62");
                        });
    }

    @Test
    void asksToRenderChartsFirst() {
        Path template = MANIFESTS.resolve("retail-store/cart-deployment-template.yaml");

        assertThatThrownBy(
                        () ->
                                ServiceSource.parse("k8s:" + MANIFESTS.resolve("retail-store"))
                                        .read())
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        template
                                + ":4: is a Helm template ({{ ... }}) that must be rendered first: "
                                + "helm template CHART | lungfish plan --services k8s:-");
    }

    private static Services read(String system) throws BadInput {
        return ServiceSource.parse("k8s:" + MANIFESTS.resolve(system)).read();
    }

    private static Workload one(List<Workload> workloads, String name) {
        return workloads.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static SortedMap<String, List<NamedCsvRecord>> table(String system) throws IOException {
        SortedMap<String, List<NamedCsvRecord>> rows = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(MANIFESTS.resolve("workloads.csv"))) {
            reader.stream()
                    .filter(row -> row.getField("app").equals(system))
                    .forEach(
                            row ->
                                    rows.merge(
                                            row.getField("workload"),
                                            List.of(row),
                                            PublicSystemsTest::both));
        }
        return rows;
    }

    private static List<NamedCsvRecord> both(List<NamedCsvRecord> one, List<NamedCsvRecord> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static Workload.Requested together(List<NamedCsvRecord> rows) {
        return new Workload.Requested(
                requests(rows, "cpu_request_m", "cpu_limit_m"),
                requests(rows, "mem_request_mib", "mem_limit_mib"),
                limits(rows, "cpu_limit_m"),
                limits(rows, "mem_limit_mib"));
    }

    /// What is requested; a container that only has a limit requests that.
    private static Integer requests(List<NamedCsvRecord> rows, String request, String limit) {
        int sum =
                rows.stream()
                        .map(
                                row ->
                                        row.getField(request).isEmpty()
                                                ? row.getField(limit)
                                                : row.getField(request))
                        .filter(cell -> !cell.isEmpty())
                        .mapToInt(PublicSystemsTest::whole)
                        .sum();
        return sum == 0 ? null : sum;
    }

    private static Integer limits(List<NamedCsvRecord> rows, String limit) {
        return rows.stream().anyMatch(row -> row.getField(limit).isEmpty())
                ? null
                : (Integer) rows.stream().mapToInt(row -> whole(row.getField(limit))).sum();
    }

    private static int whole(String cell) {
        return new BigDecimal(cell).setScale(0, RoundingMode.CEILING).intValueExact();
    }
}
