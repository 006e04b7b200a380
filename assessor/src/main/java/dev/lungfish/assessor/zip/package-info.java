/// Zip archives: read in place, from several threads at once, and held by hostile ones to what they may cost.
@NullMarked
package dev.lungfish.assessor.zip;

import org.jspecify.annotations.NullMarked;
