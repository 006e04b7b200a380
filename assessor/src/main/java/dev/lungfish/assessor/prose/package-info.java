/// Assessments in words and figures: what the terminal, the page and what programs read have in common.
@NullMarked
package dev.lungfish.assessor.prose;

import org.jspecify.annotations.NullMarked;
