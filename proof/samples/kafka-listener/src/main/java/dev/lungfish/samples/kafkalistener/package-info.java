/// A listener as the reference of Spring Kafka has it.
@NullMarked
package dev.lungfish.samples.kafkalistener;

import org.jspecify.annotations.NullMarked;
