/// `lungfish plan`: from options to a plan, and from a plan to what people see.
@NullMarked
package dev.lungfish.cli.plan;

import org.jspecify.annotations.NullMarked;
