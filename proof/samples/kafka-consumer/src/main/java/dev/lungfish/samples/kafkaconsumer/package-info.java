/// A consumer in the shape that the documentation of KafkaConsumer gives for a loop that ends well.
@NullMarked
package dev.lungfish.samples.kafkaconsumer;

import org.jspecify.annotations.NullMarked;
