package dev.lungfish.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterTest {

    private static final Claim SMALL = new Claim(500, 512);

    private final Node a1 = new Node("a1", "a", 4000, 8192, 10);
    private final Node a2 = new Node("a2", "a", 4000, 8192, 10);
    private final Node b1 = new Node("b1", "b", 4000, 8192, 10);

    @Test
    void oneNodeIsFilledUntilItIsFull() {
        Cluster cluster = new Cluster(List.of(new Node("only", "here", 1000, 1024, 10)));

        assertThat(place(cluster, "s", SMALL)).isEqualTo("only");
        assertThat(place(cluster, "s", SMALL)).isEqualTo("only");
        assertThat(cluster.place("s", SMALL)).isInstanceOf(Placing.NoRoom.class);
        assertThat(cluster.free()).isEqualTo(new Amount(0, 0, 8));
        assertThat(cluster.used()).isEqualTo(new Amount(1000, 1024, 2));
    }

    @Test
    void replicasGoToTheZoneWithTheFewestAndThereToTheNodeWithTheFewest() {
        Cluster cluster = new Cluster(List.of(a1, a2, b1));

        assertThat(place(cluster, "s", SMALL)).isEqualTo("a1");
        assertThat(place(cluster, "s", SMALL)).isEqualTo("b1");
        assertThat(place(cluster, "s", SMALL)).isEqualTo("a2");
        assertThat(place(cluster, "s", SMALL)).isEqualTo("b1");
        assertThat(cluster.count("s", b1)).isEqualTo(2);
    }

    @Test
    void aZoneWithoutRoomDoesNotStandInTheWay() {
        Cluster cluster = new Cluster(List.of(a1, new Node("b1", "b", 500, 512, 1)));

        assertThat(place(cluster, "s", SMALL)).isEqualTo("b1");
        assertThat(place(cluster, "s", SMALL)).isEqualTo("a1");
        assertThat(place(cluster, "s", SMALL)).isEqualTo("a1");
    }

    @Test
    void amongEqualsTheFullestIsTaken() {
        Cluster cluster = new Cluster(List.of(a1, a2));
        place(cluster, "other", SMALL);
        place(cluster, "another", new Claim(3000, 4096));

        assertThat(cluster.used(a1)).isEqualTo(new Amount(3500, 4608, 2));
        assertThat(place(cluster, "s", new Claim(1000, 1024))).isEqualTo("a2");
        assertThat(place(cluster, "t", SMALL)).isEqualTo("a1");
    }

    @Test
    void groupsAreSpreadEachForItself() {
        Cluster cluster = new Cluster(List.of(a1, b1));

        assertThat(place(cluster, "s", SMALL)).isEqualTo("a1");
        assertThat(place(cluster, "t", SMALL)).isEqualTo("a1");
        assertThat(place(cluster, "s", SMALL)).isEqualTo("b1");
    }

    @Test
    void theNumberOfEnvironmentsIsLimitedToo() {
        Cluster cluster = new Cluster(List.of(new Node("only", "here", 4000, 8192, 1)));
        place(cluster, "s", SMALL);

        assertThat(refusal(cluster, SMALL))
                .isEqualTo(
                        "No node has room for 500 millicores and 512 MB now: every node holds as many"
                                + " environments as it may. Lower what a replica claims, run fewer"
                                + " replicas, or add a node.");
    }

    @Test
    void whatIsShortNowIsNamed() {
        Cluster cluster = new Cluster(List.of(a1, b1));
        place(cluster, "s", new Claim(1000, 8000));
        place(cluster, "s", new Claim(3500, 2048));

        assertThat(refusal(cluster, new Claim(500, 7000)))
                .isEqualTo(
                        "No node has room for 500 millicores and 7,000 MB now: memory is short, of"
                                + " which the most that a node has free is 6,144 MB. Lower what a"
                                + " replica claims, run fewer replicas, or add a node.");
        assertThat(refusal(cluster, new Claim(4000, 7000)))
                .contains(
                        "CPU is short, of which the most that a node has free is 3,000 millicores, and"
                                + " memory is short");
        assertThat(refusal(cluster, new Claim(2000, 2048)))
                .contains(
                        "a node has free up to 3,000 millicores of CPU and another up to 6,144 MB of"
                                + " memory, but none both in one place");
    }

    @Test
    void whatNeverFitsIsToldApart() {
        Cluster cluster =
                new Cluster(
                        List.of(
                                new Node("wide", "a", 8000, 1024, 10),
                                new Node("deep", "a", 1000, 16_384, 10)));
        place(cluster, "s", SMALL);

        assertThat(cluster.place("s", new Claim(500, 32_768)))
                .isEqualTo(
                        new Placing.TooLarge(new Claim(500, 32_768), new Amount(8000, 16_384, 10)));
        assertThat(refusal(cluster, new Claim(500, 32_768)))
                .isEqualTo(
                        "No node can ever hold 500 millicores and 32,768 MB: memory is short, of which"
                                + " the most that a node has at all is 16,384 MB. Lower what a replica"
                                + " claims to what a node has, or add a larger node.");
        assertThat(refusal(cluster, new Claim(2000, 2048)))
                .startsWith("No node can ever hold")
                .contains("but none both in one place");
    }

    @Test
    void whatEndsGivesItsRoomBack() {
        Cluster cluster = new Cluster(List.of(a1, b1));
        place(cluster, "s", SMALL);
        place(cluster, "s", SMALL);

        cluster.release("s", a1, SMALL);
        assertThat(cluster.used(a1)).isEqualTo(Amount.NONE);
        assertThat(cluster.free(a1)).isEqualTo(new Amount(4000, 8192, 10));
        assertThat(place(cluster, "s", SMALL)).isEqualTo("a1");
    }

    @Test
    void nothingMoreIsPlacedOnACordonedNode() {
        Cluster cluster = new Cluster(List.of(a1, b1));
        place(cluster, "s", SMALL);

        cluster.cordon(a1);
        assertThat(place(cluster, "s", SMALL)).isEqualTo("b1");
        assertThat(place(cluster, "s", SMALL)).isEqualTo("b1");
        assertThat(cluster.used(a1)).isEqualTo(new Amount(500, 512, 1));
        cluster.release("s", a1, SMALL);
        assertThat(place(cluster, "s", SMALL)).isEqualTo("b1");

        cluster.uncordon(a1);
        assertThat(place(cluster, "s", SMALL)).isEqualTo("a1");
    }

    @Test
    void aClusterOfCordonedNodesHasNoRoomForNow() {
        Cluster cluster = new Cluster(List.of(a1));
        cluster.cordon(a1);

        assertThat(cluster.place("s", SMALL)).isEqualTo(new Placing.NoRoom(SMALL, Amount.NONE));
        assertThat(cluster.place("s", new Claim(9000, 1))).isInstanceOf(Placing.TooLarge.class);
        assertThatIllegalArgumentException().isThrownBy(() -> cluster.cordon(b1));
    }

    @Test
    void onlyWhatWasTakenIsGivenBack() {
        Cluster cluster = new Cluster(List.of(a1));
        place(cluster, "s", SMALL);

        assertThatIllegalStateException()
                .isThrownBy(() -> cluster.release("s", a1, new Claim(500, 513)))
                .withMessage("nothing of s with 500 millicores and 513 MB is on a1");
        assertThatIllegalStateException().isThrownBy(() -> cluster.release("t", a1, SMALL));
        assertThatIllegalArgumentException().isThrownBy(() -> cluster.release("s", b1, SMALL));
        cluster.release("s", a1, SMALL);
        assertThatIllegalStateException().isThrownBy(() -> cluster.release("s", a1, SMALL));
    }

    @Test
    void nodesAreDistinctAndNotEmpty() {
        assertThat(new Cluster(List.of(b1, a1)).nodes()).containsExactly(b1, a1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Cluster(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cluster(List.of(a1, a1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Node("n", "z", 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Node("n", "z", 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Node("n", "z", 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Claim(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Claim(0, -1));
    }

    private static String place(Cluster cluster, String group, Claim claim) {
        return ((Placing.Placed) cluster.place(group, claim)).node().name();
    }

    private static String refusal(Cluster cluster, Claim claim) {
        return ((Placing.Refused) cluster.place("refused", claim)).sentence();
    }
}
