/// Which environment serves a request, when one starts, and when it is stopped.
@NullMarked
package dev.lungfish.core.fleet;

import org.jspecify.annotations.NullMarked;
