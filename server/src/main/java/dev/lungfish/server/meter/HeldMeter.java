package dev.lungfish.server.meter;

import dev.lungfish.core.pricing.ReplicaLives;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.server.meter.HeldUsage.NodeKey;
import dev.lungfish.server.meter.HeldUsage.ReplicaKey;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Adds up what replicas and nodes hold, from readings that somebody makes once a second ([ReplicaMeter]).
public final class HeldMeter {

    /// How much time comes together before it is stored by itself.
    private static final long TIME_MILLIS = 60_000;

    private final HeldStore store;
    private final ReplicaRule rule;
    private final ReentrantLock lock = new ReentrantLock();

    /// The replicas of the last reading; guarded by `lock`.
    private final Map<ReplicaKey, ReplicaLives> lives = new HashMap<>();

    /// What costs money and is not in the store yet; guarded by `lock`.
    private final Map<YearMonth, HeldUsage> unstored = new HashMap<>();

    /// How long the platform and its services were metered, as far as that is not in the store yet; guarded by `lock`.
    private final Map<YearMonth, HeldUsage> unstoredTimes = new HashMap<>();

    /// @param rule how long a replica's life counts, see [dev.lungfish.core.pricing.ContainerPrices#rule]
    public HeldMeter(HeldStore store, ReplicaRule rule) {
        this.store = store;
        this.rule = rule;
    }

    /// Adds what was held since the last reading, as if what is there now had been there all the time.
    ///
    /// @param passedMillis since the last reading
    /// @param epochMillis the time now, which decides the month
    public void read(HeldReading reading, long passedMillis, long epochMillis) {
        YearMonth month = RevisionMeter.monthOf(epochMillis);
        lock.lock();
        try {
            HeldUsage held = held(reading, passedMillis);
            if (!held.equals(HeldUsage.NONE)) {
                unstored.merge(month, held, HeldUsage::plus);
            }
            unstoredTimes.merge(month, times(reading, passedMillis), HeldUsage::plus);
        } finally {
            lock.unlock();
        }
    }

    private HeldUsage held(HeldReading reading, long passedMillis) {
        Map<ReplicaKey, Integer> counts = counts(reading.replicas());
        lives.keySet().retainAll(counts.keySet());
        Map<ReplicaKey, ReplicaTime> replicas = new HashMap<>();
        counts.forEach(
                (key, count) ->
                        replicas.put(
                                key,
                                lives.computeIfAbsent(key, _ -> new ReplicaLives(rule))
                                        .count(count, passedMillis)));
        Map<NodeKey, Long> nodes = nodes(reading.nodes(), passedMillis);
        return new HeldUsage(replicas, nodes, Map.of(), 0, nodes.isEmpty() ? 0 : passedMillis);
    }

    private static HeldUsage times(HeldReading reading, long passedMillis) {
        Map<String, Long> services = new HashMap<>();
        reading.services().forEach(service -> services.put(service, passedMillis));
        reading.replicas().forEach(held -> services.put(held.service(), passedMillis));
        return new HeldUsage(Map.of(), Map.of(), services, passedMillis, 0);
    }

    private static Map<ReplicaKey, Integer> counts(List<HeldReplicas> replicas) {
        Map<ReplicaKey, Integer> counts = new HashMap<>();
        for (HeldReplicas held : replicas) {
            if (held.replicas() > 0) {
                Size size = new Size(held.cpuMillis(), held.megabytes());
                ReplicaKey key = new ReplicaKey(held.service(), held.architecture(), size);
                counts.merge(key, held.replicas(), Math::addExact);
            }
        }
        return counts;
    }

    private static Map<NodeKey, Long> nodes(List<HeldNode> nodes, long passedMillis) {
        Map<NodeKey, Long> millis = new HashMap<>();
        for (HeldNode node : nodes) {
            if (node.count() > 0) {
                Size size = new Size(node.cpuMillis(), node.megabytes());
                millis.merge(
                        new NodeKey(node.architecture(), size),
                        Math.multiplyExact(passedMillis, (long) node.count()),
                        Math::addExact);
            }
        }
        return millis;
    }

    /// Stores what came on top since the last time. If the store fails, nothing is lost: the next flush brings it again.
    ///
    /// @throws RuntimeException as the store does
    public void flush() {
        lock.lock();
        try {
            store(true);
        } finally {
            lock.unlock();
        }
    }

    /// The same for what costs money. How long things were metered waits until a minute of it has come together, so that a platform on
    /// which nothing is held writes no more often.
    ///
    /// @throws RuntimeException as the store does
    public void flushDue() {
        lock.lock();
        try {
            long waiting =
                    unstoredTimes.values().stream().mapToLong(HeldUsage::platformMillis).sum();
            store(waiting >= TIME_MILLIS);
        } finally {
            lock.unlock();
        }
    }

    private void store(boolean times) {
        Map<YearMonth, HeldUsage> deltas = new HashMap<>(unstored);
        if (times) {
            unstoredTimes.forEach((month, time) -> deltas.merge(month, time, HeldUsage::plus));
        }
        if (!deltas.isEmpty()) {
            store.addHeld(deltas);
            unstored.clear();
            if (times) {
                unstoredTimes.clear();
            }
        }
    }

    /// A month's sums: what is stored and what is not yet.
    public HeldUsage usage(YearMonth month) {
        lock.lock();
        try {
            return store.held(month)
                    .plus(unstored.getOrDefault(month, HeldUsage.NONE))
                    .plus(unstoredTimes.getOrDefault(month, HeldUsage.NONE));
        } finally {
            lock.unlock();
        }
    }
}
