/// Ten times the load for a while, on each placement.
@NullMarked
package dev.lungfish.benchmarks.step;

import org.jspecify.annotations.NullMarked;
