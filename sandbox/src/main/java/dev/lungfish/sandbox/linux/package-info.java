/// What the backends of this machine share: Linux' calls, `/proc`, programs' output, and what outlives a platform.
@NullMarked
package dev.lungfish.sandbox.linux;

import org.jspecify.annotations.NullMarked;
