package dev.lungfish.e2e.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts what it serves; refuses an order of no items.
@ApplicationScoped
class Till {

    private final AtomicInteger served = new AtomicInteger();

    Receipt serve(Order order) {
        if (order.quantity() < 1) {
            throw new IllegalArgumentException("an order has at least one item");
        }
        return new Receipt(
                order.item(), order.quantity() * order.priceCents(), served.incrementAndGet());
    }
}
