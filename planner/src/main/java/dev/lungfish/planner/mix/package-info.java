/// The search for the placements that make the whole cheapest.
@NullMarked
package dev.lungfish.planner.mix;

import org.jspecify.annotations.NullMarked;
