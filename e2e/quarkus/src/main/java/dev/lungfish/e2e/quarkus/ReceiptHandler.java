package dev.lungfish.e2e.quarkus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Inject;

/// Hands each order to the till that Quarkus injects.
public class ReceiptHandler implements RequestHandler<Order, Receipt> {

    private final Till till;

    @Inject
    ReceiptHandler(Till till) {
        this.till = till;
    }

    @Override
    public Receipt handleRequest(Order order, Context context) {
        return till.serve(order);
    }
}
