package dev.lungfish.core.pricing;

import java.util.List;

/// The sizes that a platform offers for tasks.
///
/// @param ranges by processors and, within the same, by memory, ascending
public record TaskSizes(List<Range> ranges) {

    /// The sizes of one number of processors: from the least memory in steps to the most.
    public record Range(int cpuMillis, int fromMegabytes, int toMegabytes, int stepMegabytes) {

        public Range {
            if (cpuMillis < 1 || fromMegabytes < 1 || stepMegabytes < 1) {
                throw new IllegalArgumentException(
                        "a size has at least 0.001 vCPU, 1 MB and steps of 1 MB");
            }
            if (toMegabytes < fromMegabytes || (toMegabytes - fromMegabytes) % stepMegabytes != 0) {
                throw new IllegalArgumentException(
                        "sizes of %d to %d MB cannot be in steps of %d MB"
                                .formatted(fromMegabytes, toMegabytes, stepMegabytes));
            }
        }

        private boolean reaches(Size size) {
            return cpuMillis >= size.cpuMillis() && toMegabytes >= size.megabytes();
        }

        private Size holding(Size size) {
            int above = Math.max(0, size.megabytes() - fromMegabytes);
            int steps = Math.ceilDiv(above, stepMegabytes);
            return new Size(cpuMillis, fromMegabytes + steps * stepMegabytes);
        }
    }

    public TaskSizes {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("there are no sizes");
        }
        for (int i = 1; i < ranges.size(); i++) {
            requireAscending(ranges.get(i - 1), ranges.get(i));
        }
    }

    private static void requireAscending(Range one, Range next) {
        boolean ascending =
                next.cpuMillis() == one.cpuMillis()
                        ? next.fromMegabytes() > one.toMegabytes()
                        : next.cpuMillis() > one.cpuMillis();
        if (!ascending) {
            throw new IllegalArgumentException(
                    "sizes ascend by processors, then by memory, unlike %d millis from %d MB on"
                            .formatted(next.cpuMillis(), next.fromMegabytes()));
        }
    }

    /// The smallest size that holds such a replica; what is larger than all of them is taken as it is.
    public Size holding(Size replica) {
        return ranges.stream()
                .filter(range -> range.reaches(replica))
                .findFirst()
                .map(range -> range.holding(replica))
                .orElse(replica);
    }
}
