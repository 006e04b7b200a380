/// Simulations: the rules of `core` with simulated requests and programs, and what they show.
@NullMarked
package dev.lungfish.simulator.run;

import org.jspecify.annotations.NullMarked;
