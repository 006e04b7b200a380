/// From a revision to a running program: its runtime's command and its environment variables.
@NullMarked
package dev.lungfish.server.workshop;

import org.jspecify.annotations.NullMarked;
