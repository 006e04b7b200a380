package dev.lungfish.cli.placement;

import dev.lungfish.cli.terminal.Figures;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.api.PlacementView;
import dev.lungfish.server.api.PlacementView.MoveView;
import dev.lungfish.server.api.ReplicaCounts;

/// How a move goes, in words.
public final class MoveSentences {

    private MoveSentences() {}

    /// `Moving orders to container: 2 of 3 replicas ready`
    public static String progress(PlacementView view) {
        MoveView move = Mover.move(view);
        String where = "Moving %s to %s: ".formatted(view.service(), move.to());
        if (!move.state().equals("preparing")) {
            return where + "requests go there; what served them before finishes";
        }
        boolean replicas = !move.to().equals(Placement.FUNCTION.wireName());
        return where + (replicas ? ready(view.replicas()) : "environments are starting");
    }

    private static String ready(ReplicaCounts replicas) {
        String note = replicas.note().isEmpty() ? "" : " (" + replicas.note() + ")";
        return "%d of %d replicas ready%s".formatted(replicas.ready(), replicas.wanted(), note);
    }

    /// What a move that is done came to.
    public static String done(PlacementView view) {
        MoveView move = Mover.move(view);
        if (move.from().equals(move.to())) {
            return "%s stays a %s; its settings are in force after %s."
                    .formatted(view.service(), move.to(), seconds(move, move.endedMillis()));
        }
        return "%s was moved from %s to %s: swapped after %s, done after %s."
                .formatted(
                        view.service(),
                        move.from(),
                        move.to(),
                        seconds(move, move.swappedMillis()),
                        seconds(move, move.endedMillis()));
    }

    /// Why a move failed.
    public static String failure(PlacementView view) {
        MoveView move = Mover.move(view);
        return "%s was not moved and stays a %s: %s"
                .formatted(view.service(), move.from(), move.reason());
    }

    /// For someone who does not wait.
    public static String goesOn(PlacementView view) {
        MoveView move = Mover.move(view);
        return "The move of %s from %s to %s goes on; see it with 'lungfish list'."
                .formatted(view.service(), move.from(), move.to());
    }

    private static String seconds(MoveView move, long millis) {
        return Figures.duration((millis - move.startedMillis()) * 1000);
    }
}
