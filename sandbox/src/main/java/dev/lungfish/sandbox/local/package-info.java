/// The backends of this machine, and which of them to take.
@NullMarked
package dev.lungfish.sandbox.local;

import org.jspecify.annotations.NullMarked;
