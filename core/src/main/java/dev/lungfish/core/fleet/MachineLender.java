package dev.lungfish.core.fleet;

import java.util.List;

/// Idle on-demand environments give way to replicas, least recently used first.
final class MachineLender<R> implements Lender<R> {

    private final Machine<R> machine;
    private final StartQueue<R> startQueue;
    private final Borrower<R> onDemand;

    /// @param onDemand uses what replicas give back
    MachineLender(Machine<R> machine, StartQueue<R> startQueue, Borrower<R> onDemand) {
        this.machine = machine;
        this.startQueue = startQueue;
        this.onDemand = onDemand;
    }

    @Override
    public boolean canLend(int megabytes) {
        return machine.couldFit(megabytes, null);
    }

    @Override
    public boolean lend(Replica<R> replica, List<Order<R>> orders) {
        if (!startQueue.makeRoom(replica.claim().megabytes(), null, orders)) {
            return false;
        }
        machine.lend(replica);
        machine.orderStarts(orders);
        return true;
    }

    @Override
    public boolean withdraw(Replica<R> replica) {
        return machine.withdraw(replica);
    }

    @Override
    public void stopping(Replica<R> replica) {
        machine.stopping(replica);
    }

    @Override
    public void restore(Replica<R> replica) {
        machine.restore(replica);
    }

    @Override
    public void proceed(long nowNanos, List<Order<R>> orders) {
        onDemand.retry(nowNanos, orders);
    }
}
