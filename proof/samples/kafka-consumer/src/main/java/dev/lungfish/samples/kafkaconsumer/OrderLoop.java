package dev.lungfish.samples.kafkaconsumer;

import static java.lang.System.Logger.Level.INFO;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/// Polls, takes what comes out of stock, and commits.
final class OrderLoop implements Runnable {

    private static final System.Logger LOG = System.getLogger(OrderLoop.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);

    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final KafkaConsumer<String, String> consumer;
    private final List<String> topics;

    OrderLoop(KafkaConsumer<String, String> consumer, List<String> topics) {
        this.consumer = consumer;
        this.topics = topics;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(topics);
            while (!closed.get()) {
                for (ConsumerRecord<String, String> order : consumer.poll(POLL)) {
                    LOG.log(INFO, "Order {0}: {1}", order.key(), order.value());
                }
                consumer.commitSync();
            }
        } catch (WakeupException e) {
            if (!closed.get()) {
                throw e;
            }
        } finally {
            ended.countDown();
        }
    }

    /// Lets the loop end with what it has read, and returns once it has.
    void shutdown() {
        closed.set(true);
        consumer.wakeup();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
