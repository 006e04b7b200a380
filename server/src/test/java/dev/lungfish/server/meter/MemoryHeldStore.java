package dev.lungfish.server.meter;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/// A store that forgets when the test ends, and fails when told to.
final class MemoryHeldStore implements HeldStore {

    private final Map<YearMonth, HeldUsage> sums = new HashMap<>();
    private boolean failing;
    private int additions;

    @Override
    public synchronized void addHeld(Map<YearMonth, HeldUsage> deltas) {
        if (failing) {
            throw new IllegalStateException("the disk is full");
        }
        additions++;
        deltas.forEach((month, delta) -> sums.merge(month, delta, HeldUsage::plus));
    }

    @Override
    public synchronized HeldUsage held(YearMonth month) {
        return sums.getOrDefault(month, HeldUsage.NONE);
    }

    synchronized void fail(boolean fails) {
        failing = fails;
    }

    synchronized int additions() {
        return additions;
    }
}
