package dev.lungfish.cli.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.api.PlacementView;
import dev.lungfish.server.api.PlacementView.MoveView;
import dev.lungfish.server.api.ReplicaCounts;
import dev.lungfish.server.catalog.ReplicaSettings;
import org.junit.jupiter.api.Test;

final class MoveSentencesTest {

    @Test
    void countsTheReplicasThatAreReady() {
        assertThat(MoveSentences.progress(view("container", "preparing", "")))
                .isEqualTo("Moving orders to container: 2 of 3 replicas ready");
        assertThat(MoveSentences.progress(view("split", "preparing", "No node has room.")))
                .isEqualTo("Moving orders to split: 2 of 3 replicas ready (No node has room.)");
    }

    @Test
    void saysThatEnvironmentsStartWhereThereAreNoReplicas() {
        assertThat(MoveSentences.progress(view("function", "preparing", "")))
                .isEqualTo("Moving orders to function: environments are starting");
    }

    @Test
    void saysWhenRequestsGoThere() {
        assertThat(MoveSentences.progress(view("container", "draining", "")))
                .isEqualTo(
                        "Moving orders to container: requests go there; what served them before"
                                + " finishes");
    }

    private static PlacementView view(String to, String state, String note) {
        return new PlacementView(
                "orders",
                "function",
                ReplicaSettings.DEFAULT,
                new ReplicaCounts(3, 2, 3, 0, 0, note),
                new MoveView("function", to, state, "", 1, 0, 0));
    }
}
