/// A function as Spring's users write one.
@NullMarked
package dev.lungfish.e2e.spring;

import org.jspecify.annotations.NullMarked;
