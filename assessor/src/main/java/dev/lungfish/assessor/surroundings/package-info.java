/// What is known of a service beside its code.
@NullMarked
package dev.lungfish.assessor.surroundings;

import org.jspecify.annotations.NullMarked;
