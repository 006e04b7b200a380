/// The platform under measurement, from outside: its process, and what its API is asked.
@NullMarked
package dev.lungfish.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
