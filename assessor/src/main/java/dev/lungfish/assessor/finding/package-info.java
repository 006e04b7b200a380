/// What was found, and what follows from it.
@NullMarked
package dev.lungfish.assessor.finding;

import org.jspecify.annotations.NullMarked;
