/// Looks for the rules' subjects in what a program declares, does, brings and is set to.
@NullMarked
package dev.lungfish.assessor.detect;

import org.jspecify.annotations.NullMarked;
