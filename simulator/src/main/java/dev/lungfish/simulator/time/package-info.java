/// Virtual time: integer nanoseconds, and events in the order of (time, sequence).
@NullMarked
package dev.lungfish.simulator.time;

import org.jspecify.annotations.NullMarked;
