/// Class files as the analysis needs them: what they declare, and what their methods do, in order.
@NullMarked
package dev.lungfish.assessor.bytecode;

import org.jspecify.annotations.NullMarked;
