/// A web program as Quarkus' users write one.
@NullMarked
package dev.lungfish.e2e.quarkusweb;

import org.jspecify.annotations.NullMarked;
