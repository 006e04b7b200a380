package dev.lungfish.server.lambda;

import dev.lungfish.server.code.CodePackage;
import dev.lungfish.server.code.PackageException;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.Progress;
import dev.lungfish.server.store.VersionDeclaration;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes declared versions ready, behind the answer to the request that declared them: unpacks their code.
final class Activation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Activation.class);

    private final Declarations declarations;
    private final Packages packages;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    Activation(Declarations declarations, Packages packages) {
        this.declarations = declarations;
        this.packages = packages;
    }

    /// Takes up what an earlier platform did not finish.
    void resume() {
        for (Declaration declaration : declarations.all()) {
            boolean unfinished =
                    declaration.allVersions().stream().anyMatch(version -> !isReady(version));
            if (unfinished) {
                begin(declaration.name());
            }
        }
    }

    private static boolean isReady(VersionDeclaration version) {
        return version.progress() == Progress.READY;
    }

    /// Starts to make a function's versions ready.
    void begin(String function) {
        executor.execute(() -> activate(function));
    }

    private void activate(String function) {
        Declaration declaration = declarations.find(function);
        if (declaration == null) {
            return;
        }
        for (VersionDeclaration version : declaration.allVersions()) {
            if (!isReady(version)) {
                activate(function, version.code());
            }
        }
    }

    private void activate(String function, CodePackage code) {
        // Held, so that a deletion meanwhile leaves nothing behind.
        try (Packages.Hold _ = packages.hold(packages.directory(code))) {
            packages.unpack(code);
            finish(function, code, Progress.READY, Progress.READY, "");
        } catch (PackageException | UncheckedIOException e) {
            LOG.warn("The code of {} could not be unpacked: {}", function, e.getMessage());
            fail(function, code, "The code could not be unpacked: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The code of {} could not be unpacked", function, e);
            fail(function, code, "The platform failed to unpack the code; its log says why.");
        }
    }

    private void fail(String function, CodePackage code, String reason) {
        finish(function, code, Progress.CREATE_FAILED, Progress.UPDATE_FAILED, reason);
    }

    private void finish(
            String function,
            CodePackage code,
            Progress afterCreating,
            Progress afterUpdating,
            String reason) {
        UnaryOperator<VersionDeclaration> step =
                version -> {
                    Progress next =
                            version.progress() == Progress.UPDATING ? afterUpdating : afterCreating;
                    boolean done = !version.code().equals(code) || version.progress() == next;
                    return done ? version : version.withProgress(next, reason, Ids.token());
                };
        try {
            declarations.change(function, draft -> stepAll(draft, step));
        } catch (ApiError deletedMeanwhile) {
            LOG.debug("{} was deleted before it was ready", function);
        }
    }

    private static boolean stepAll(Draft draft, UnaryOperator<VersionDeclaration> step) {
        draft.setLatest(step.apply(draft.latest()));
        draft.versions().replaceAll((_, version) -> step.apply(version));
        return true;
    }

    /// Waits for what is under way.
    @Override
    public void close() {
        executor.close();
    }
}
