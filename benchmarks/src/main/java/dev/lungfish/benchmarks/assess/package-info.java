/// A fleet of programs that share most of their libraries, assessed by one command.
@NullMarked
package dev.lungfish.benchmarks.assess;

import org.jspecify.annotations.NullMarked;
