/// Adds up what services use and makes their bills.
///
/// The warm path only adds to counters in memory; once a second, and when the platform stops, what came on top is stored. A platform that is
/// killed therefore forgets at most what the last second, and a write that was under way, would have added. It never counts anything twice.
@NullMarked
package dev.lungfish.server.meter;

import org.jspecify.annotations.NullMarked;
