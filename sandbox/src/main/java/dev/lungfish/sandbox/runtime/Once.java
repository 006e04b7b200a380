package dev.lungfish.sandbox.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Works a value out when it is first asked for, and never again.
final class Once<T> implements Supplier<T> {

    private final Supplier<T> work;
    private volatile @Nullable T value;

    private Once(Supplier<T> work) {
        this.work = work;
    }

    static <T> Supplier<T> of(Supplier<T> work) {
        return new Once<>(work);
    }

    @Override
    public T get() {
        T known = value;
        return known == null ? workOut() : known;
    }

    private synchronized T workOut() {
        T known = value;
        if (known == null) {
            known = work.get();
            value = known;
        }
        return known;
    }
}
