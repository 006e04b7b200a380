/// What was used, counted in integers, and what it costs under a platform's prices.
@NullMarked
package dev.lungfish.core.pricing;

import org.jspecify.annotations.NullMarked;
