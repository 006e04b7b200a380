/// What users have declared, as immutable snapshots.
@NullMarked
package dev.lungfish.server.catalog;

import org.jspecify.annotations.NullMarked;
