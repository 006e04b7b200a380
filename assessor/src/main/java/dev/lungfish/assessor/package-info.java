/// Reads programs and says what stands in the way of running them as functions.
@NullMarked
package dev.lungfish.assessor;

import org.jspecify.annotations.NullMarked;
