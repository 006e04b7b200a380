/// Each service simulated under each alternative.
@NullMarked
package dev.lungfish.planner.runs;

import org.jspecify.annotations.NullMarked;
