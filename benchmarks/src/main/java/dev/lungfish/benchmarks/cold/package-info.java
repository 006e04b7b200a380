/// An invocation that waits for an environment to start.
@NullMarked
package dev.lungfish.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
