/// What all readers of inputs share: mistakes, collected, and what is assumed where inputs are silent.
@NullMarked
package dev.lungfish.planner.input;

import org.jspecify.annotations.NullMarked;
