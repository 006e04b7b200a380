/// Which execution model serves a service's requests, and how a service moves from one to another.
@NullMarked
package dev.lungfish.core.placement;

import org.jspecify.annotations.NullMarked;
