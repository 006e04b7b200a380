/// How many invocations a second the simulator gets through on one core.
@NullMarked
package dev.lungfish.benchmarks.simulator;

import org.jspecify.annotations.NullMarked;
