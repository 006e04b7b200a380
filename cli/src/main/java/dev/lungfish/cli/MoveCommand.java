package dev.lungfish.cli;

import dev.lungfish.cli.placement.MoveSentences;
import dev.lungfish.cli.placement.Mover;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.cli.placement.ReplicaOptions;
import dev.lungfish.cli.placement.Word;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Interruption;
import dev.lungfish.cli.terminal.Progress;
import dev.lungfish.cli.terminal.Terminal;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.api.PlacementView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Moves a service to another placement while it serves.
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description =
                "Move a service while it serves: to function (environments on demand), to container"
                        + " (replicas that are always on) or to split (replicas for its steady base, and"
                        + " on demand what comes on top); or change how its replicas run. Requests go to"
                        + " the new place once it is ready, and none is lost.",
        footer = {
            "",
            "What is not given stays as it is.",
            "",
            "Examples:",
            "  lungfish move orders --to container --min-replicas 2",
            "  lungfish move orders --max-replicas 20 --autoscaler kpa",
            "  lungfish move orders --to function --no-wait",
        })
final class MoveCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The service.")
    private String name;

    @Option(
            names = "--to",
            paramLabel = "function|container|split",
            converter = Word.Where.class,
            completionCandidates = Word.Where.class,
            description = "Where it is to run. Default: where it does.")
    private @Nullable Placement to;

    @Option(names = "--no-wait", description = "Begin the move, and do not wait for its end.")
    private boolean noWait;

    @Mixin private ReplicaOptions replicas;
    @Mixin private PlatformOption platform;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        PlacementChange change = change();
        Mover mover = new Mover(platform.client());
        PlacementView last =
                noWait ? mover.begin(name, change) : moveWithin(mover, mover.begin(name, change));
        tell(last);
        if (Mover.hasFailed(last)) {
            throw new Failure(MoveSentences.failure(last));
        }
    }

    private PlacementChange change() {
        try {
            PlacementChange change = new PlacementChange(to, replicas.settings());
            if (!change.isEmpty()) {
                return change;
            }
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot move: " + wrong.getMessage() + ".", wrong);
        }
        throw new ParameterException(
                spec.commandLine(),
                "Say where %s is to run (--to function, container or split), or give a setting that is to change."
                        .formatted(name));
    }

    private PlacementView moveWithin(Mover mover, PlacementView begun) {
        try (Interruption interruption = Interruption.listen();
                Progress progress =
                        Progress.on(spec.commandLine().getErr(), Terminal.current().err())) {
            return mover.watch(
                    begun,
                    interruption::await,
                    view -> progress.show(MoveSentences.progress(view)));
        }
    }

    private void tell(PlacementView last) {
        if (json.wanted) {
            json.print(spec.commandLine().getOut(), last);
        } else if (!Mover.hasEnded(last)) {
            spec.commandLine().getOut().println(MoveSentences.goesOn(last));
        } else if (!Mover.hasFailed(last)) {
            spec.commandLine().getOut().println(MoveSentences.done(last));
        }
    }
}
