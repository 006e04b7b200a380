/// What is recorded of requests: the platform writes it, and plans are made of it.
@NullMarked
package dev.lungfish.core.recording;

import org.jspecify.annotations.NullMarked;
