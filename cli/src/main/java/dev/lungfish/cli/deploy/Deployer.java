package dev.lungfish.cli.deploy;

import dev.lungfish.cli.client.FunctionState;
import dev.lungfish.cli.client.PlatformClient;
import dev.lungfish.cli.placement.Mover;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.server.api.PlacementView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Makes a platform's service what its declaration says. Idempotent: what is so already is left alone.
public final class Deployer {

    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final PlatformClient platform;
    private final Mover mover;
    private final Progress progress;
    private final Placing placing;

    /// Hears how an upload goes, often.
    @FunctionalInterface
    public interface Progress {
        void sent(String service, int percent);
    }

    /// Hears how a service is moved to where it is to run, often.
    @FunctionalInterface
    public interface Placing {
        void seen(PlacementView view);
    }

    public Deployer(PlatformClient platform, Progress progress, Placing placing) {
        this.platform = platform;
        this.mover = new Mover(platform);
        this.progress = progress;
        this.placing = placing;
    }

    /// Returns when the service takes requests where it is to run.
    public Outcome deploy(Declaration declaration) {
        Outcome outcome = load(declaration);
        boolean placed = place(declaration);
        return placed && outcome == Outcome.UNCHANGED ? Outcome.UPDATED : outcome;
    }

    private boolean place(Declaration declaration) {
        PlacementChange change = declaration.placing();
        if (change.isEmpty() || change.describes(platform.placement(declaration.name()))) {
            return false;
        }
        mover.move(declaration.name(), change, placing::seen);
        return true;
    }

    private Outcome load(Declaration declaration) {
        ServicePackage built = ServicePackage.of(declaration);
        String name = declaration.name();
        Optional<FunctionState> found = platform.find(name);
        if (found.isEmpty()) {
            platform.create(built.settings(), built.zip(), sent -> report(built, sent));
            settle(name);
            return Outcome.CREATED;
        }
        FunctionState current = awaitSettled(name);
        boolean healthy = !current.hasFailed();
        boolean sameCode =
                healthy
                        && sha256(built.zip()).equals(current.codeSha256())
                        && built.settings().isBuiltFor(current);
        boolean sameSettings = healthy && built.settings().describe(current);
        if (!sameCode) {
            platform.updateCode(built.settings(), built.zip(), sent -> report(built, sent));
            settle(name);
        }
        if (!sameSettings) {
            platform.updateConfiguration(built.settings());
            settle(name);
        }
        return sameCode && sameSettings ? Outcome.UNCHANGED : Outcome.UPDATED;
    }

    private void report(ServicePackage built, long sent) {
        long whole = built.zip().length * 4L / 3;
        progress.sent(built.settings().name(), (int) Math.min(100, sent * 100 / whole));
    }

    private void settle(String name) {
        FunctionState state = awaitSettled(name);
        if (state.hasFailed()) {
            throw new Failure("%s was not deployed: %s".formatted(name, state.reason()));
        }
    }

    private FunctionState awaitSettled(String name) {
        long deadline = System.nanoTime() + SETTLE_LIMIT.toNanos();
        while (true) {
            FunctionState state =
                    platform.find(name)
                            .orElseThrow(
                                    () ->
                                            new Failure(
                                                    "%s was removed while it was deployed."
                                                            .formatted(name)));
            if (state.isSettled()) {
                return state;
            }
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        "%s is still not ready after %d s: see 'lungfish logs %s'."
                                .formatted(name, SETTLE_LIMIT.toSeconds(), name));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("The deployment was interrupted.", interrupted);
        }
    }

    private static String sha256(byte[] zip) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(zip));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
