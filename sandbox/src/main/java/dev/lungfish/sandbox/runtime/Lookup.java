package dev.lungfish.sandbox.runtime;

import java.util.Optional;
import java.util.function.Supplier;

/// Looks for something until it is found, and never again.
final class Lookup<T> {

    private final Supplier<Optional<T>> search;
    private volatile Optional<T> found = Optional.empty();

    Lookup(Supplier<Optional<T>> search) {
        this.search = search;
    }

    Optional<T> get() {
        return found.isPresent() ? found : searchAgain();
    }

    private synchronized Optional<T> searchAgain() {
        if (found.isEmpty()) {
            found = search.get();
        }
        return found;
    }
}
