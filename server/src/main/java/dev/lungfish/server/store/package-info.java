/// What must outlive the platform: declarations and metered use, in SQLite.
@NullMarked
package dev.lungfish.server.store;

import org.jspecify.annotations.NullMarked;
