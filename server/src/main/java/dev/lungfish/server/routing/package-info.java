/// From a name to the revision that answers: immutable snapshots, made anew after each change of the catalog.
@NullMarked
package dev.lungfish.server.routing;

import org.jspecify.annotations.NullMarked;
