package dev.lungfish.planner.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.services.RuntimeGuess.Language;
import dev.lungfish.planner.services.Workload.Requested;
import dev.lungfish.planner.services.Workload.Scaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvSourceTest {

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("services.csv");
    }

    @Test
    void readsAllColumns() throws Exception {
        Workload orders =
                read("""
                                service,kind,replicas,min_replicas,max_replicas,cpu_percent,cpu_m,memory_mb,cpu_limit_m,memory_limit_mb,image,min_available,schedule,pinned
                                orders,statefulset,3,2,8,70,250,512,1000,1024,acme/orders-spring:1,2,,"uses a licence dongle; is slow"
                                """)
                        .workloads()
                        .getFirst();

        assertThat(orders.kind()).isEqualTo("StatefulSet");
        assertThat(orders.replicas()).isEqualTo(3);
        assertThat(orders.scaling()).isEqualTo(new Scaling(2, 8, 70));
        assertThat(orders.claim()).isEqualTo(new Requested(250, 512, 1000, 1024));
        assertThat(orders.minAvailable()).isEqualTo(2);
        assertThat(orders.language()).isEqualTo(Language.JAVA);
        assertThat(orders.pinned())
                .containsExactly(
                        "uses a licence dongle",
                        "is slow",
                        "has replicas with names and an order (StatefulSet)");
    }

    @Test
    void needsNoMoreThanNames() throws Exception {
        Services services = read("\uFEFFservice\r\nb\r\n\r\na\r\n");

        assertThat(services.workloads())
                .extracting(Workload::name, Workload::kind, Workload::replicas, Workload::claim)
                .containsExactly(
                        tuple("a", "Deployment", 1, new Requested(null, null, null, null)),
                        tuple("b", "Deployment", 1, new Requested(null, null, null, null)));
        assertThat(services.assumptions())
                .singleElement()
                .extracting("override")
                .isEqualTo("column replicas");
    }

    @Test
    void readsSchedules() throws Exception {
        List<Workload> jobs = read("service,schedule\nreport,\"0,30 3 * * *\"\nweb,\n").workloads();

        assertThat(jobs).extracting(Workload::kind).containsExactly("CronJob", "Deployment");
        assertThat(jobs.getFirst().schedule()).isEqualTo("0,30 3 * * *");
    }

    @Test
    void collectsWhatIsWrong() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        service,replica,memory_mb,min_replicas,max_replicas,kind,schedule
                                        web,1,many,,,,
                                        api,1,512,9,3,,
                                        web,1,512,,,Server,
                                        ,1,512,,,,
                                        x,1
                                        job,1,,,,CronJob,
                                        job2,1,,2,,,99 * * * *
                                        """))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        """
                        F:1: unknown column 'replica'. Did you mean 'replicas'? Known are: service, kind, replicas, min_replicas, max_replicas, cpu_percent, cpu_m, memory_mb, cpu_limit_m, memory_limit_mb, image, min_available, schedule, pinned.
                        F:2: memory_mb is 'many'; it is a whole number, 1 or more.
                        F:3: min_replicas is 9, more than max_replicas, 3.
                        F:4: kind is 'Server'; it is one of Deployment, StatefulSet, DaemonSet, ReplicaSet, Pod, CronJob, Job.
                        F:4: 'web' stands already in line 2; keep one.
                        F:5: has no service; say its name.
                        F:6: has 2 cells for 7 columns.
                        F:7: is a CronJob without a schedule; say one, like 0 3 * * *.
                        F:8: schedule's minute is '99'; it is *, or values from 0 to 59 like 5, 1-5, */10 or 1,15.
                        F:8: has no max_replicas; a service that is scaled has one."""
                                .replace("F:", file + ":"));
    }

    @Test
    void saysWhatIsWrongWithTheWholeFile() throws Exception {
        assertThatThrownBy(() -> new CsvSource(file).read())
                .hasMessage("There is no file " + file + ".");
        assertThatThrownBy(() -> read(""))
                .hasMessageStartingWith(
                        file + ":1: the file is empty; its first line names the columns");
        assertThatThrownBy(() -> read("service\n")).hasMessage(file + ": has no services in it.");
        assertThatThrownBy(() -> read("service;replicas\na;1\n"))
                .hasMessageContaining(file + ":1: its columns must be separated by commas.")
                .hasMessageContaining("has no column 'service'; it is needed.");
        assertThatThrownBy(() -> new CsvSource(folder).read())
                .hasMessageContaining("it is a folder");
        Files.write(file, new byte[] {'s', 'e', 'r', 'v', 'i', 'c', 'e', '\n', (byte) 0xFC, '\n'});
        assertThatThrownBy(() -> new CsvSource(file).read())
                .hasMessage(file + " is not text in UTF-8; save it as UTF-8.");
    }

    private Services read(String text) throws BadInput, IOException {
        Files.writeString(file, text);
        return ServiceSource.parse("csv:" + file).read();
    }
}
