package dev.lungfish.core.pricing;

import java.util.ArrayDeque;

/// Follows the lives of one service's replicas of one size by counting them from time to time. For one thread.
///
/// Replicas that are alike cannot be told apart by counting. When there are fewer than before, the youngest are taken to be gone: they
/// are the first that Kubernetes removes when it scales in.
public final class ReplicaLives {

    private final ReplicaRule rule;

    /// How long each replica has lived, the oldest first.
    private final ArrayDeque<Long> livedMillis = new ArrayDeque<>();

    public ReplicaLives(ReplicaRule rule) {
        this.rule = rule;
    }

    /// What came on top, now that so many replicas are there and so much time has passed since the last count.
    ///
    /// @throws ArithmeticException if a sum passes 2⁶³
    public ReplicaTime count(int replicas, long passedMillis) {
        int before = livedMillis.size();
        while (livedMillis.size() > replicas) {
            livedMillis.removeLast();
        }
        while (livedMillis.size() < replicas) {
            livedMillis.addLast(0L);
        }
        long billed = 0;
        for (int i = 0; i < replicas; i++) {
            billed = Math.addExact(billed, age(passedMillis));
        }
        return new ReplicaTime(
                Math.multiplyExact(passedMillis, (long) replicas),
                billed,
                Math.max(0, replicas - before));
    }

    /// Ages the replica that has waited longest for it, and tells what that adds to its bill.
    private long age(long passedMillis) {
        long before = livedMillis.removeFirst();
        long after = Math.addExact(before, passedMillis);
        livedMillis.addLast(after);
        return rule.billedMillis(after) - rule.billedMillis(before);
    }
}
