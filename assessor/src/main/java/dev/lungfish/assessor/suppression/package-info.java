/// Findings that someone has looked at and accepted, as a file says.
@NullMarked
package dev.lungfish.assessor.suppression;

import org.jspecify.annotations.NullMarked;
