/// What alternatives cost: functions by use, containers by the nodes that hold them.
@NullMarked
package dev.lungfish.planner.cost;

import org.jspecify.annotations.NullMarked;
