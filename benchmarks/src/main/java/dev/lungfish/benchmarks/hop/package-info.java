/// One hop over HTTP, bare and as the rendezvous of an invocation, on each library that could carry the platform.
@NullMarked
package dev.lungfish.benchmarks.hop;

import org.jspecify.annotations.NullMarked;
