/// Callers that time each of their requests, on plain sockets.
@NullMarked
package dev.lungfish.benchmarks.client;

import org.jspecify.annotations.NullMarked;
