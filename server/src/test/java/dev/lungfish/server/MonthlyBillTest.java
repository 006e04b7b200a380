package dev.lungfish.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.service.Architecture;
import dev.lungfish.profiles.ContainerProfile;
import dev.lungfish.profiles.Offer;
import dev.lungfish.profiles.PlatformProfile;
import dev.lungfish.profiles.YamlException;
import dev.lungfish.server.api.Bill;
import dev.lungfish.server.api.BillRow;
import dev.lungfish.server.meter.HeldMeter;
import dev.lungfish.server.meter.HeldNode;
import dev.lungfish.server.meter.HeldReading;
import dev.lungfish.server.meter.HeldReplicas;
import dev.lungfish.server.meter.RevisionMeter;
import dev.lungfish.server.meter.UsageMeter;
import dev.lungfish.server.store.DataDirectory;
import dev.lungfish.server.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The bill of a month that is not over.
final class MonthlyBillTest {

    private static final Architecture X86 = Architecture.X86_64;
    private static final long HOUR = 3_600_000;
    private static final Instant NOW = Instant.parse("2026-11-11T11:11:11Z");

    @TempDir Path directory;
    private DataDirectory data;
    private Store store;

    @BeforeEach
    void open() {
        data = DataDirectory.open(directory);
        store = Store.open(data);
    }

    @AfterEach
    void close() {
        store.close();
        data.close();
    }

    @Test
    void aServiceThatIsSplitPaysForBoth() throws Exception {
        Month month = new Month("aws-fargate");
        month.invocations("orders", 1_000_000, 100, 512);
        month.held(10 * HOUR, List.of(replicas("orders", 2, 1000, 2048)), List.of());

        Bill bill = month.bill();

        // A million requests and 50,000 GB-seconds; two tasks of 1 vCPU and 2 GB.
        BillRow orders = bill.rows().getFirst();
        assertThat(orders.requestNanoDollars()).isEqualTo(200_000_000);
        assertThat(orders.computeNanoDollars()).isEqualTo(833_335_000);
        assertThat(orders.onDemandNanoDollars()).isEqualTo(1_033_335_000);
        assertThat(orders.alwaysOnNanoDollars()).isEqualTo(987_400_000);
        assertThat(orders.totalNanoDollars()).isEqualTo(2_020_735_000);
        assertThat(orders.hourlyNanoDollars()).isEqualTo(202_073_500);
        assertThat(orders.replicaStarts()).isEqualTo(2);
        assertThat(orders.heldCpuMilliMillis()).isEqualTo(20 * HOUR * 1000);
        assertThat(bill.totalNanoDollars()).isEqualTo(2_020_735_000);
        assertThat(bill.profile()).isEqualTo("aws-lambda");
        assertThat(bill.containerProfile()).isEqualTo("aws-fargate");
    }

    @Test
    void whatNobodyHoldsIsIdleAndSharedByWhatServicesHold() throws Exception {
        Month month = new Month("aws-eks-ec2");
        month.held(
                10 * HOUR,
                List.of(replicas("half", 1, 965, 3451), replicas("quarter", 1, 482, 1726)),
                List.of(new HeldNode(X86, 1930, 6903, 1)));

        Bill bill = month.bill();

        assertThat(bill.capacityNanoDollars()).isEqualTo(1_008_000_000);
        assertThat(bill.clusterNanoDollars()).isEqualTo(1_000_000_000);
        assertThat(bill.idleNanoDollars()).isCloseTo(252_000_000L, within(500_000));
        assertThat(bill.rows().get(0).alwaysOnNanoDollars())
                .isCloseTo(504_000_000L + 666_666_667, within(1_000_000));
        assertThat(bill.rows().get(0).idleNanoDollars()).isCloseTo(168_000_000L, within(500_000));
        assertThat(bill.rows().get(1).idleNanoDollars()).isCloseTo(84_000_000L, within(500_000));
        assertThat(bill.unassignedNanoDollars()).isZero();
        assertThat(bill.totalNanoDollars()).isEqualTo(2_008_000_000);
        assertThat(bill.hourlyNanoDollars()).isEqualTo(200_800_000);
    }

    private static Offset<Long> within(long nanos) {
        return Offset.offset(nanos);
    }

    @Test
    void idleNodesOfAPlatformWithoutReplicasBelongToNoService() throws Exception {
        Month month = new Month("own-machines");
        month.invocations("orders", 10, 100, 512);
        month.held(HOUR, List.of(), List.of(new HeldNode(X86, 1000, 1024, 1)));

        Bill bill = month.bill();

        assertThat(bill.unassignedNanoDollars()).isEqualTo(35_848_000);
        assertThat(bill.rows()).extracting(BillRow::idleNanoDollars).containsExactly(0L);
        assertAddsUp(bill);
    }

    @Test
    void aMonthWithoutUsageCostsNothing() throws Exception {
        Bill bill = new Month("aws-fargate").bill();

        assertThat(bill.rows()).isEmpty();
        assertThat(bill.totalNanoDollars()).isZero();
        assertThat(bill.hourlyNanoDollars()).isZero();
    }

    @ParameterizedTest
    @FieldSource("dev.lungfish.profiles.ContainerProfile#SHIPPED")
    void everythingAddsUpToTheLastDigit(String profile) throws Exception {
        Random random = new Random(17);
        for (int round = 0; round < 20; round++) {
            Month month = new Month(profile);
            List<HeldReplicas> replicas = new ArrayList<>();
            for (int service = random.nextInt(5); service > 0; service--) {
                String name = "service-" + service;
                month.invocations(name, random.nextInt(1, 100), random.nextInt(1, 900), 128);
                replicas.add(replicas(name, random.nextInt(4), random.nextInt(1, 4000), 777));
            }
            List<HeldNode> nodes = List.of(new HeldNode(X86, 3920, 14_162, random.nextInt(3)));
            month.held(random.nextLong(1, HOUR), replicas, nodes);

            assertAddsUp(month.bill());
        }
    }

    private static void assertAddsUp(Bill bill) {
        for (BillRow row : bill.rows()) {
            assertThat(
                            List.of(
                                    row.requestNanoDollars(),
                                    row.computeNanoDollars(),
                                    row.alwaysOnNanoDollars(),
                                    row.idleNanoDollars()))
                    .allMatch(part -> part >= 0);
            assertThat(row.requestNanoDollars() + row.computeNanoDollars())
                    .isEqualTo(row.onDemandNanoDollars());
            assertThat(
                            row.onDemandNanoDollars()
                                    + row.alwaysOnNanoDollars()
                                    + row.idleNanoDollars())
                    .isEqualTo(row.totalNanoDollars());
        }
        long rows = bill.rows().stream().mapToLong(BillRow::totalNanoDollars).sum();
        assertThat(rows + bill.unassignedNanoDollars()).isEqualTo(bill.totalNanoDollars());
    }

    private static HeldReplicas replicas(String service, int replicas, int cpu, int megabytes) {
        return new HeldReplicas(service, X86, replicas, cpu, megabytes);
    }

    /// What was used in a month; nothing of it is stored, so that the next begins with nothing.
    private final class Month {
        final Offer offer;
        final UsageMeter meter;
        final HeldMeter held;

        Month(String containers) throws YamlException {
            offer = new Offer(PlatformProfile.awsLambda(), ContainerProfile.find(containers));
            meter =
                    new UsageMeter(
                            store,
                            offer.functions().priceList(),
                            offer.functions().billing().rule());
            held = new HeldMeter(store, offer.containers().prices().rule());
        }

        void invocations(String service, int count, int millis, int megabytes) {
            RevisionMeter revision =
                    meter.revision(service, X86, megabytes, 512, NOW.toEpochMilli());
            for (int i = 0; i < count; i++) {
                revision.invocation(false, millis, NOW.toEpochMilli());
            }
        }

        void held(long millis, List<HeldReplicas> replicas, List<HeldNode> nodes) {
            HeldReading reading = new HeldReading(replicas, nodes, Set.of());
            held.read(reading, millis, NOW.toEpochMilli());
        }

        Bill bill() {
            return new MonthlyBill(meter, held, offer, InstantSource.fixed(NOW)).now();
        }
    }
}
