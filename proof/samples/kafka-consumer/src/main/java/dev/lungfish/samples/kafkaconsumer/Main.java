package dev.lungfish.samples.kafkaconsumer;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads orders until the process is told to end.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        OrderLoop loop = new OrderLoop(new KafkaConsumer<>(configuration()), List.of("orders"));
        Thread reader = new Thread(loop, "orders");
        Runtime.getRuntime().addShutdownHook(new Thread(loop::shutdown, "shutdown"));
        reader.start();
    }

    private static Map<String, Object> configuration() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                System.getenv("KAFKA_BOOTSTRAP_SERVERS"),
                ConsumerConfig.GROUP_ID_CONFIG,
                "stock",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class);
    }
}
