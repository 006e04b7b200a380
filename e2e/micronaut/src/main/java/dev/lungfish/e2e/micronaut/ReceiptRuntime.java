package dev.lungfish.e2e.micronaut;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.micronaut.function.aws.runtime.AbstractMicronautLambdaRuntime;
import java.net.MalformedURLException;

/// Micronaut's loop with our handler.
public class ReceiptRuntime extends AbstractMicronautLambdaRuntime<Order, Receipt, Order, Receipt> {

    public static void main(String[] args) throws MalformedURLException {
        new ReceiptRuntime().run(args);
    }

    @Override
    protected RequestHandler<Order, Receipt> createRequestHandler(String... args) {
        return new ReceiptHandler();
    }
}
