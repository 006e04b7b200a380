/// What is read: jars in all their shapes, folders and class paths, within bounds.
@NullMarked
package dev.lungfish.assessor.archive;

import org.jspecify.annotations.NullMarked;
