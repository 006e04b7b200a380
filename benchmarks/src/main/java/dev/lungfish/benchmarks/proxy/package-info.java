/// A web program through its service's address, beside nginx in front of the same program.
@NullMarked
package dev.lungfish.benchmarks.proxy;

import org.jspecify.annotations.NullMarked;
