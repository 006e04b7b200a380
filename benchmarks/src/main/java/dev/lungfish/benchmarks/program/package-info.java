/// A web program that measurements deploy, and start by hand.
@NullMarked
package dev.lungfish.benchmarks.program;

import org.jspecify.annotations.NullMarked;
