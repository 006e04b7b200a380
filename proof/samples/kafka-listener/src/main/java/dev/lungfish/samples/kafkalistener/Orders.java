package dev.lungfish.samples.kafkalistener;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Answers each order with a receipt.
@Component
class Orders {

    private final KafkaTemplate<String, String> receipts;

    Orders(KafkaTemplate<String, String> receipts) {
        this.receipts = receipts;
    }

    @KafkaListener(id = "receipts", topics = "orders")
    void receive(String order) {
        receipts.send("receipts", "Thank you for " + order).join();
    }
}
