/// Backends make sandboxes; a sandbox holds one environment.
@NullMarked
package dev.lungfish.sandbox;

import org.jspecify.annotations.NullMarked;
