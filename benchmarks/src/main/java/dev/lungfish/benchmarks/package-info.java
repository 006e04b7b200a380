/// Measurements of the platform, run by hand.
@NullMarked
package dev.lungfish.benchmarks;

import org.jspecify.annotations.NullMarked;
