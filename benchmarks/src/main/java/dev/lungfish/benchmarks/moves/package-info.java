/// Services that move between placements while they are called.
@NullMarked
package dev.lungfish.benchmarks.moves;

import org.jspecify.annotations.NullMarked;
