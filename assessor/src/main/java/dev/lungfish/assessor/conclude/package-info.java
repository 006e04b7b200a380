/// What follows from findings.
@NullMarked
package dev.lungfish.assessor.conclude;

import org.jspecify.annotations.NullMarked;
