/// By what the rules' subjects are recognised, as data.
@NullMarked
package dev.lungfish.assessor.sign;

import org.jspecify.annotations.NullMarked;
