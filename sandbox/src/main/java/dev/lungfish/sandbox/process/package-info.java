/// Sandboxes as processes of this machine: Linux namespaces where they are allowed, signals, and `/proc`.
@NullMarked
package dev.lungfish.sandbox.process;

import org.jspecify.annotations.NullMarked;
