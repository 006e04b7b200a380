/// Prices an order: an AWS Lambda handler.
@NullMarked
package dev.lungfish.examples.orders;

import org.jspecify.annotations.NullMarked;
