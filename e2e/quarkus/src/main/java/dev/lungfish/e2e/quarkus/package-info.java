/// A function as Quarkus' users write one.
@NullMarked
package dev.lungfish.e2e.quarkus;

import org.jspecify.annotations.NullMarked;
