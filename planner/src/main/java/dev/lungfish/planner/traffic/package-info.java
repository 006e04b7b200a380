/// Traffic as people have it: traces, tables, access logs, Prometheus, Lungfish's own recordings.
///
/// A recording is a directory of files `*.csv`, or `*.csv.gz`, in UTF-8. Each begins with the line
/// `arrived_nanos,service,duration_nanos,memory_mb,cold` and has a line for each finished request, in the order in which they
/// finished: when it came, in nanoseconds since 1970; its service; for how many nanoseconds it was worked on; the megabytes that its
/// environment used, or 0; and 1 if it waited for a cold start, otherwise 0. The last line may be cut off.
@NullMarked
package dev.lungfish.planner.traffic;

import org.jspecify.annotations.NullMarked;
