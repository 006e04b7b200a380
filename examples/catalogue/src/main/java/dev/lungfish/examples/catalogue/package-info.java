/// Searches a shop's catalogue: a program that serves HTTP.
@NullMarked
package dev.lungfish.examples.catalogue;

import org.jspecify.annotations.NullMarked;
