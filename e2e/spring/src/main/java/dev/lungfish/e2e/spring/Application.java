package dev.lungfish.e2e.spring;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/// One function bean; an order of no items is refused with an exception.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @Bean
    Function<Order, Receipt> receipts() {
        var served = new AtomicInteger();
        return order -> {
            if (order.quantity() < 1) {
                throw new IllegalArgumentException("an order has at least one item");
            }
            return new Receipt(
                    order.item(), order.quantity() * order.priceCents(), served.incrementAndGet());
        };
    }
}
