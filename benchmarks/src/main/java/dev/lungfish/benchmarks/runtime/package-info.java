/// The smallest client of the Lambda Runtime API, so that a measurement shows the platform and little else.
@NullMarked
package dev.lungfish.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
