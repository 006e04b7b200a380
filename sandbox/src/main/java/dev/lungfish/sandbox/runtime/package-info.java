/// Which command starts a revision of a given Lambda runtime on this machine.
@NullMarked
package dev.lungfish.sandbox.runtime;

import org.jspecify.annotations.NullMarked;
