/// When requests come: at known times, at a rate, so many in each step, or in patterns.
@NullMarked
package dev.lungfish.simulator.arrivals;

import org.jspecify.annotations.NullMarked;
