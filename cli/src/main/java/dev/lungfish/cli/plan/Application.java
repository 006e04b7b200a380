package dev.lungfish.cli.plan;

import dev.lungfish.cli.client.PlatformClient;
import dev.lungfish.cli.placement.MoveSentences;
import dev.lungfish.cli.placement.Mover;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Progress;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Verdict;
import dev.lungfish.server.api.ServiceRow;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/// Hands a plan's placements to a running platform: each of its services that the plan names moves where its verdict says.
public final class Application {

    private final PlatformClient platform;
    private final PrintWriter out;
    private final Progress progress;

    public Application(PlatformClient platform, PrintWriter out, Progress progress) {
        this.platform = platform;
        this.out = out;
        this.progress = progress;
    }

    /// Moves them one after the other. One that cannot be moved stays where it is, and the others go on.
    ///
    /// @throws Failure if the platform has none of the services, or some could not be moved
    public void apply(Plan plan) {
        Map<String, Verdict> verdicts = new HashMap<>();
        plan.verdicts().forEach(verdict -> verdicts.put(verdict.service(), verdict));
        int known = 0;
        int failed = 0;
        for (ServiceRow service : platform.services()) {
            Verdict verdict = verdicts.get(service.name());
            if (verdict != null) {
                known++;
                failed += isWhereItShouldBe(service, verdict) || move(verdict) ? 0 : 1;
                sayWhatIsKept(verdict);
            }
        }
        if (known == 0) {
            throw new Failure(
                    "The platform has none of the plan's services: deploy them by the names that the traffic has.");
        }
        out.println(
                "%,d of the plan's %,d services are on the platform."
                        .formatted(known, verdicts.size()));
        if (failed > 0) {
            throw new Failure("%,d services could not be moved.".formatted(failed));
        }
    }

    private static boolean isWhereItShouldBe(ServiceRow service, Verdict verdict) {
        return service.placement().equals(verdict.placement().wireName());
    }

    /// Callers of a version or an alias alone can have environments that are kept initialised, and which they call is theirs to say.
    private void sayWhatIsKept(Verdict verdict) {
        if (!verdict.chosen().kept().equals(Money.ZERO)) {
            out.println(
                    "%s should be on %s, which is yours to set: publish a version, put the provisioned concurrency on it or on an alias of it, and call that."
                            .formatted(verdict.service(), verdict.product()));
        }
    }

    private boolean move(Verdict verdict) {
        try {
            out.println(
                    MoveSentences.done(
                            new Mover(platform)
                                    .move(
                                            verdict.service(),
                                            new PlacementChange(verdict.placement(), Map.of()),
                                            view -> progress.show(MoveSentences.progress(view)))));
            return true;
        } catch (Failure failure) {
            out.println(failure.getMessage());
            return false;
        }
    }
}
