/// What is looked for, and what it means.
@NullMarked
package dev.lungfish.assessor.rule;

import org.jspecify.annotations.NullMarked;
