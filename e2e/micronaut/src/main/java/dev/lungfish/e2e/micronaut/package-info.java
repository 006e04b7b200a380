/// A function as Micronaut's users write one.
@NullMarked
package dev.lungfish.e2e.micronaut;

import org.jspecify.annotations.NullMarked;
