/// An invocation of an environment that is there already.
@NullMarked
package dev.lungfish.benchmarks.warm;

import org.jspecify.annotations.NullMarked;
