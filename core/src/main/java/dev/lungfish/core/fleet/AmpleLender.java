package dev.lungfish.core.fleet;

import java.util.List;

/// There are no on-demand environments, and the nodes' memory is all for replicas.
final class AmpleLender<R> implements Lender<R> {

    @Override
    public boolean canLend(int megabytes) {
        return true;
    }

    @Override
    public boolean lend(Replica<R> replica, List<Order<R>> orders) {
        orders.add(new Order.Start<>(replica));
        return true;
    }

    @Override
    public boolean withdraw(Replica<R> replica) {
        return false;
    }

    @Override
    public void stopping(Replica<R> replica) {}

    @Override
    public void restore(Replica<R> replica) {}

    @Override
    public void proceed(long nowNanos, List<Order<R>> orders) {}
}
