/// How long a program probably takes to start.
@NullMarked
package dev.lungfish.assessor.start;

import org.jspecify.annotations.NullMarked;
