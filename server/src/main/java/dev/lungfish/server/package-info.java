/// The live platform.
@NullMarked
package dev.lungfish.server;

import org.jspecify.annotations.NullMarked;
