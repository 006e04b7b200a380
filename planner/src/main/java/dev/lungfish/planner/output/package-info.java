/// Plans for programs: JSON and CSV.
@NullMarked
package dev.lungfish.planner.output;

import org.jspecify.annotations.NullMarked;
