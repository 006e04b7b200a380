package dev.lungfish.core.fleet;

import static dev.lungfish.core.fleet.ReplicaScene.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Node;
import org.junit.jupiter.api.Test;

/// Room for replicas on the nodes.
class ReplicaRoomTest {

    @Test
    void replicasSpreadOverZones() {
        ReplicaScene scene =
                new ReplicaScene(
                        new Node("a", "east", 1000, 1024, 10),
                        new Node("b", "east", 1000, 1024, 10),
                        new Node("c", "west", 1000, 1024, 10));
        Deployment<String> deployment = scene.running(4, 1, rules(1, 0));

        assertThat(deployment.existing())
                .extracting(replica -> replica.node().name())
                .containsExactly("a", "c", "b", "c");
        assertThat(scene.scale(deployment, 3))
                .as("the youngest of a zone with as many as any")
                .containsExactly("stop 4 SURPLUS");
    }

    @Test
    void theFullestZoneGivesOneUp() {
        ReplicaScene scene =
                new ReplicaScene(
                        new Node("a", "east", 1000, 1024, 10),
                        new Node("b", "west", 1000, 1024, 1));
        Deployment<String> deployment = scene.running(3, 1, rules(1, 0));

        assertThat(scene.scale(deployment, 2)).containsExactly("stop 3 SURPLUS");
        assertThat(scene.replica(3).node().zone()).isEqualTo("east");
    }

    @Test
    void aReplicaWithoutRoomWaitsForIt() {
        ReplicaScene scene = ReplicaScene.withRoomFor(2);
        Deployment<String> one = scene.running(2, 1, rules(1, 0));
        Deployment<String> other = scene.deployment("other", rules(1, 0));
        scene.roll(other, "v1");

        assertThat(scene.scale(other, 1)).isEmpty();
        assertThat(other.obstacle()).contains("No node has room");
        assertThat(scene.nextTick()).as("time alone makes none").isEqualTo(Long.MAX_VALUE);
        assertThat(scene.scale(one, 1)).containsExactly("stop 2 SURPLUS");
        assertThat(other.obstacle()).as("it holds its place until it is gone").isNotNull();
        assertThat(scene.gone(2)).containsExactly("start 3");
        assertThat(other.obstacle()).isNull();
    }

    @Test
    void anUpdateWithoutRoomForOneMoreServesOn() {
        ReplicaScene scene = ReplicaScene.withRoomFor(2);
        Deployment<String> deployment = scene.running(2, 1, rules(1, 0));

        assertThat(scene.roll(deployment, "v2")).isEmpty();
        assertThat(deployment.obstacle()).isNotNull();
        assertThat(deployment.ready()).isEqualTo(2);
        deployment.setRules(rules(0, 1));
        assertThat(scene.tick()).containsExactly("stop 1 RETIRED");
        assertThat(scene.gone(1)).containsExactly("start 3");
    }

    @Test
    void aClaimThatFitsNowhereIsSaidToBe() {
        ReplicaScene scene = ReplicaScene.withRoomFor(2);
        Deployment<String> deployment = scene.deployment("huge", rules(1, 0));
        scene.roll(deployment, "v1", 1, new Claim(0, 2_000_000));

        assertThat(scene.scale(deployment, 1)).isEmpty();
        assertThat(deployment.obstacle()).contains("can ever hold");
    }
}
