/// Randomness that can be had again: named streams of one seed, and distributions that draw from them.
@NullMarked
package dev.lungfish.simulator.random;

import org.jspecify.annotations.NullMarked;
