/// A backend in memory, for tests and measurements of what stands on backends.
@NullMarked
package dev.lungfish.sandbox.fake;

import org.jspecify.annotations.NullMarked;
