/// A batch job as the guide of Spring Batch has it: read, process and write in chunks, then end.
@NullMarked
package dev.lungfish.samples.batch;

import org.jspecify.annotations.NullMarked;
