/// Figures about services for Prometheus and for the live table.
@NullMarked
package dev.lungfish.server.metrics;

import org.jspecify.annotations.NullMarked;
