/// What of a program runs, and how it gets there: from its entry points along its calls.
@NullMarked
package dev.lungfish.assessor.reach;

import org.jspecify.annotations.NullMarked;
