/// The machine as nodes in zones: where an environment fits, and how many nodes a list of them needs.
@NullMarked
package dev.lungfish.core.capacity;

import org.jspecify.annotations.NullMarked;
