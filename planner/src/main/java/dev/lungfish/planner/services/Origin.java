package dev.lungfish.planner.services;

import java.util.List;

/// Where a workload's manifest stands, and what in it ties the workload to its node or pod.
///
/// @param file the manifest, or the cluster
/// @param line where it begins, from 1 on; 0 where there are no lines
public record Origin(String file, int line, List<PodTie> ties) {

    public Origin {
        ties = List.copyOf(ties);
    }
}
