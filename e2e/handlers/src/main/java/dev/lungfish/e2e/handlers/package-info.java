/// Handlers as AWS's users write them for its Java runtimes, some of which go wrong when told to.
@NullMarked
package dev.lungfish.e2e.handlers;

import org.jspecify.annotations.NullMarked;
