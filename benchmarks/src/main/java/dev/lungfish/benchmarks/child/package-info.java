/// Processes that a measurement starts and ends.
@NullMarked
package dev.lungfish.benchmarks.child;

import org.jspecify.annotations.NullMarked;
