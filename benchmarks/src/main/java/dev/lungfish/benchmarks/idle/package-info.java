/// Functions that are deployed and not used.
@NullMarked
package dev.lungfish.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
