/// Load on an HTTP server, and what it measured.
@NullMarked
package dev.lungfish.benchmarks.load;

import org.jspecify.annotations.NullMarked;
