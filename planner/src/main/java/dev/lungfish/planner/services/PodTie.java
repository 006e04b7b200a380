package dev.lungfish.planner.services;

/// One thing in a manifest that ties a workload to its node or pod.
///
/// @param name what the manifest calls it: a volume's name, a resource, a container's name, a port
/// @param detail what else it says: a path, a claim, an image, an amount; empty where nothing
/// @param line in the manifest, from 1 on; 0 where there are no lines
public record PodTie(Kind kind, String name, String detail, int line) {

    /// What ties it.
    public enum Kind {
        /// The node's network, processes or shared memory.
        HOST_NAMESPACE,
        /// A port of the node.
        HOST_PORT,
        /// A port that takes other packets than TCP's.
        OTHER_PROTOCOL,
        /// A volume that outlives the pod, or that others share.
        KEPT_VOLUME,
        /// A folder of the node.
        HOST_PATH,
        /// A volume that ends with the pod; the detail is its limit in megabytes, or empty.
        EMPTY_VOLUME,
        /// A device; the detail is how many.
        DEVICE,
        /// A container beside the largest one; the detail is its image.
        SIDECAR,
        /// Rights on the node.
        PRIVILEGES
    }
}
