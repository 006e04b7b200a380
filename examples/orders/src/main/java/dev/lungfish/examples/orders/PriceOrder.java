package dev.lungfish.examples.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The handler: an order in, its price out.
public final class PriceOrder
        implements RequestHandler<Map<String, @Nullable Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, @Nullable Object> event, Context context) {
        Price price = Price.of(OrderReader.read(event));
        context.getLogger().log("Priced an order at %d cents%n".formatted(price.total()));
        return price.toMap();
    }
}
