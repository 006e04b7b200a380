package dev.lungfish.core.fleet;

import org.jspecify.annotations.Nullable;

/// Environments with a free slot, most recently used first. Links live in the environments, so nothing is allocated.
final class RecencyList<R> {

    private @Nullable Environment<R> newest;
    private @Nullable Environment<R> oldest;

    @Nullable Environment<R> newest() {
        return newest;
    }

    @Nullable Environment<R> oldest() {
        return oldest;
    }

    /// Puts the environment first, wherever it was.
    void touch(Environment<R> environment) {
        if (newest == environment) {
            return;
        }
        remove(environment);
        Environment<R> second = newest;
        environment.older = second;
        if (second == null) {
            oldest = environment;
        } else {
            second.newer = environment;
        }
        newest = environment;
        environment.listed = true;
    }

    /// Takes the environment out, if it is in.
    void remove(Environment<R> environment) {
        if (!environment.listed) {
            return;
        }
        Environment<R> newer = environment.newer;
        Environment<R> older = environment.older;
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
        if (older == null) {
            oldest = newer;
        } else {
            older.newer = newer;
        }
        environment.newer = null;
        environment.older = null;
        environment.listed = false;
    }
}
