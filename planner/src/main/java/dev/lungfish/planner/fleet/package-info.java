/// The fleet to plan for: traffic and manifests put together, and what is assumed where both are silent.
@NullMarked
package dev.lungfish.planner.fleet;

import org.jspecify.annotations.NullMarked;
