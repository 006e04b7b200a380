package dev.lungfish.e2e.micronaut;

import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;

/// Hands each order to the till that Micronaut injects.
public class ReceiptHandler extends MicronautRequestHandler<Order, Receipt> {

    @Inject
    @SuppressWarnings("NullAway.Init") // injected when the constructor of the superclass runs
    Till till;

    @Override
    public Receipt execute(Order order) {
        return till.serve(order);
    }
}
