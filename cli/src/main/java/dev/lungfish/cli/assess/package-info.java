/// What stands in the way of running services as functions, for people at a terminal.
@NullMarked
package dev.lungfish.cli.assess;

import org.jspecify.annotations.NullMarked;
