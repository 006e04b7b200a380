/// A web program as the quick start of Helidon SE has it.
@NullMarked
package dev.lungfish.samples.helidon;

import org.jspecify.annotations.NullMarked;
