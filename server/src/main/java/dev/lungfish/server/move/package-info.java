/// Moves services from one placement to another while they serve.
@NullMarked
package dev.lungfish.server.move;

import org.jspecify.annotations.NullMarked;
