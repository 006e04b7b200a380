/// How many cold starts a second the platform itself can make, when starting an environment costs nothing.
@NullMarked
package dev.lungfish.benchmarks.starts;

import org.jspecify.annotations.NullMarked;
