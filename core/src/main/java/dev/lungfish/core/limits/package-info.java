/// Limits on how much may run, start and arrive.
@NullMarked
package dev.lungfish.core.limits;

import org.jspecify.annotations.NullMarked;
