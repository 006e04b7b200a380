package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Volume;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what ties a service to a container, or to its node. Each is a sentence whose subject is the service.
final class Pins {

    /// The most that a function has: [AWS Lambda quotas](https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
    private static final int MOST_MEGABYTES = 10_240;

    private static final int MOST_CPU_MILLIS = 6_000;

    private final Set<String> sentences = new LinkedHashSet<>();

    private Pins() {}

    static List<String> of(Controller controller, Workload.Requested claim) {
        Pins pins = new Pins();
        pins.kind(controller.kind());
        controller
                .claims()
                .forEach(
                        claimed -> pins.add("keeps data in a volume of its own (" + claimed + ")"));
        PodSpec pod = controller.pod();
        pod.getVolumes().forEach(pins::volume);
        pins.node(pod);
        running(pod).forEach(pins::container);
        pins.sentences.addAll(ofSize(claim));
        return List.copyOf(pins.sentences);
    }

    /// What a service's size alone says.
    static List<String> ofSize(Workload.Requested claim) {
        Set<String> sentences = new LinkedHashSet<>();
        Integer megabytes = claim.megabytes();
        if (megabytes != null && megabytes > MOST_MEGABYTES) {
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "requests %,d MB of memory; a function has at most %,d MB",
                            megabytes,
                            MOST_MEGABYTES));
        }
        Integer millis = claim.cpuMillis();
        if (millis != null && millis > MOST_CPU_MILLIS) {
            sentences.add(
                    "requests %s vCPU; a function has at most %s"
                            .formatted(processors(millis), processors(MOST_CPU_MILLIS)));
        }
        return List.copyOf(sentences);
    }

    private static String processors(int millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }

    /// What its kind alone says.
    static List<String> ofKind(String kind) {
        return switch (kind) {
            case "DaemonSet" -> List.of("runs once on every node (DaemonSet)");
            case "StatefulSet" -> List.of("has replicas with names and an order (StatefulSet)");
            default -> List.of();
        };
    }

    /// What an image alone says.
    static List<String> ofImage(@Nullable String image, String container) {
        return image != null && StatefulImages.keepsState(image, container)
                ? List.of("runs " + shortName(image) + ", which keeps state")
                : List.of();
    }

    /// The containers that run as long as the pod does.
    static Stream<Container> running(PodSpec pod) {
        return Stream.concat(
                pod.getContainers().stream(),
                pod.getInitContainers().stream().filter(PodClaim::isSidecar));
    }

    private static String shortName(String image) {
        Image parts = Image.of(image);
        return parts.tag().isEmpty() ? parts.name() : parts.name() + ":" + parts.tag();
    }

    private void add(String sentence) {
        sentences.add(sentence);
    }

    private void kind(String kind) {
        sentences.addAll(ofKind(kind));
    }

    private void volume(Volume volume) {
        if (volume.getPersistentVolumeClaim() != null) {
            add("keeps data in the volume " + volume.getPersistentVolumeClaim().getClaimName());
        }
        if (volume.getEphemeral() != null) {
            add("mounts a volume of its own (" + volume.getName() + ")");
        }
        if (volume.getHostPath() != null) {
            add("mounts " + volume.getHostPath().getPath() + " of its node");
        }
        if (volume.getNfs() != null) {
            add("mounts NFS from " + volume.getNfs().getServer());
        }
    }

    private void node(PodSpec pod) {
        if (Boolean.TRUE.equals(pod.getHostNetwork())) {
            add("uses its node's network (hostNetwork)");
        }
        if (Boolean.TRUE.equals(pod.getHostPID())) {
            add("sees its node's processes (hostPID)");
        }
        if (Boolean.TRUE.equals(pod.getHostIPC())) {
            add("shares memory with its node (hostIPC)");
        }
        if (!pod.getResourceClaims().isEmpty()) {
            add("claims a device (" + pod.getResourceClaims().getFirst().getName() + ")");
        }
        if (pod.getNodeSelector() != null
                && "windows".equals(pod.getNodeSelector().get("kubernetes.io/os"))) {
            add("runs on Windows");
        }
    }

    private void container(Container container) {
        sentences.addAll(ofImage(container.getImage(), container.getName()));
        container.getPorts().forEach(this::port);
        if (container.getSecurityContext() != null
                && Boolean.TRUE.equals(container.getSecurityContext().getPrivileged())) {
            add("is privileged on its node");
        }
        ResourceRequirements resources = container.getResources();
        if (resources != null) {
            devices(resources.getLimits());
            devices(resources.getRequests());
        }
    }

    private void port(ContainerPort port) {
        String protocol =
                port.getProtocol() == null ? "TCP" : port.getProtocol().toUpperCase(Locale.ROOT);
        if (!protocol.equals("TCP")) {
            add("listens to %s on port %d".formatted(protocol, port.getContainerPort()));
        }
        if (port.getHostPort() != null && port.getHostPort() != 0) {
            add("listens on port " + port.getHostPort() + " of its node");
        }
    }

    /// A resource whose name has a domain is a device: `nvidia.com/gpu`, `amd.com/gpu`.
    private void devices(@Nullable Map<String, Quantity> resources) {
        if (resources != null) {
            resources.keySet().stream()
                    .filter(name -> name.contains("/") && !name.contains("kubernetes.io/"))
                    .forEach(name -> add("needs " + name + ", which a function does not have"));
        }
    }
}
