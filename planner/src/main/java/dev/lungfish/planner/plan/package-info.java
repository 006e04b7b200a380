/// The plan: what each alternative costs and feels like, and a verdict for each service.
@NullMarked
package dev.lungfish.planner.plan;

import org.jspecify.annotations.NullMarked;
