package dev.lungfish.e2e.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.concurrent.atomic.AtomicInteger;

/// Turns an order into a receipt; an order of no items is refused with an exception.
public final class Receipts implements RequestHandler<Order, Receipt> {

    private final AtomicInteger served = new AtomicInteger();

    @Override
    public Receipt handleRequest(Order order, Context context) {
        if (order.getQuantity() < 1) {
            throw new IllegalArgumentException("an order has at least one item");
        }
        return new Receipt(
                order.getItem(),
                order.getQuantity() * order.getPriceCents(),
                served.incrementAndGet());
    }
}
