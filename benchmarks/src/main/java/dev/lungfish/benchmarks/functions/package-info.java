/// The functions that measurements deploy.
@NullMarked
package dev.lungfish.benchmarks.functions;

import org.jspecify.annotations.NullMarked;
