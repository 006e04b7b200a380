package dev.lungfish.assessor.surroundings;

/// One thing that ties a service to its node or pod.
///
/// @param name what the manifest calls it: a volume's name, a resource, a container's name, a port
/// @param detail what else it says: a path, a claim, an image, an amount; empty where nothing
/// @param file the manifest
/// @param line in it, from 1 on; 0 where it has no lines
public record Tie(Kind kind, String name, String detail, String file, int line) {

    /// What it is tied by.
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
        /// A device, such as `nvidia.com/gpu`; the detail is how many.
        DEVICE,
        /// A container that runs beside the service's own; the detail is its image.
        SIDECAR,
        /// Rights on the node.
        PRIVILEGES
    }
}
