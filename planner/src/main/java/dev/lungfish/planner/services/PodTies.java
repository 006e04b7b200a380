package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds what ties a pod to its node, with the line of each.
final class PodTies {

    private final Place place;
    private final Container largest;
    private final List<PodTie> ties = new ArrayList<>();

    private PodTies(Place place, Container largest) {
        this.place = place;
        this.largest = largest;
    }

    /// @param largest the container that the service is taken to be
    static List<PodTie> of(Controller controller, Container largest) {
        PodTies ties = new PodTies(controller.podPlace(), largest);
        PodSpec pod = controller.pod();
        ties.namespaces(pod);
        controller.claims().forEach(one -> ties.add(PodTie.Kind.KEPT_VOLUME, one, ""));
        for (int i = 0; i < pod.getVolumes().size(); i++) {
            ties.volume(pod.getVolumes().get(i), "volumes", i);
        }
        ties.containers(pod.getContainers(), "containers");
        ties.containers(pod.getInitContainers(), "initContainers");
        return List.copyOf(ties.ties);
    }

    private void add(PodTie.Kind kind, String name, @Nullable String detail, Object... path) {
        ties.add(new PodTie(kind, name, detail == null ? "" : detail, place.line(path)));
    }

    private void namespaces(PodSpec pod) {
        Map<String, Boolean> shared = new TreeMap<>();
        shared.put("hostNetwork", Boolean.TRUE.equals(pod.getHostNetwork()));
        shared.put("hostPID", Boolean.TRUE.equals(pod.getHostPID()));
        shared.put("hostIPC", Boolean.TRUE.equals(pod.getHostIPC()));
        shared.forEach(
                (key, isShared) -> {
                    if (isShared) {
                        add(PodTie.Kind.HOST_NAMESPACE, key, "", key);
                    }
                });
        for (int i = 0; i < pod.getResourceClaims().size(); i++) {
            String name = pod.getResourceClaims().get(i).getName();
            add(PodTie.Kind.DEVICE, name, "1", "resourceClaims", i);
        }
    }

    private void volume(Volume volume, Object... path) {
        String name = volume.getName();
        if (volume.getPersistentVolumeClaim() != null) {
            String claim = volume.getPersistentVolumeClaim().getClaimName();
            add(PodTie.Kind.KEPT_VOLUME, name, claim, path);
        }
        if (volume.getNfs() != null) {
            add(PodTie.Kind.KEPT_VOLUME, name, volume.getNfs().getServer(), path);
        }
        if (volume.getHostPath() != null) {
            add(PodTie.Kind.HOST_PATH, name, volume.getHostPath().getPath(), path);
        }
        if (volume.getEmptyDir() != null) {
            add(
                    PodTie.Kind.EMPTY_VOLUME,
                    name,
                    megabytes(volume.getEmptyDir().getSizeLimit()),
                    path);
        }
        if (volume.getEphemeral() != null) {
            add(PodTie.Kind.EMPTY_VOLUME, name, "", path);
        }
    }

    private static String megabytes(@Nullable Quantity limit) {
        return limit == null || Amount.mistake(limit) != null
                ? ""
                : String.valueOf(Amount.megabytes(Amount.of(limit)));
    }

    private void containers(List<Container> containers, String key) {
        for (int i = 0; i < containers.size(); i++) {
            Container one = containers.get(i);
            boolean isInitial = key.equals("initContainers");
            if (isInitial && !PodClaim.isSidecar(one)) {
                continue;
            }
            if (isInitial || !one.getName().equals(largest.getName())) {
                add(PodTie.Kind.SIDECAR, one.getName(), one.getImage(), key, i);
            }
            container(one, key, i);
        }
    }

    private void container(Container one, String key, int index) {
        if (one.getSecurityContext() != null
                && Boolean.TRUE.equals(one.getSecurityContext().getPrivileged())) {
            add(PodTie.Kind.PRIVILEGES, one.getName(), "", key, index, "securityContext");
        }
        one.getPorts().forEach(port -> port(port, key, index));
        if (one.getResources() != null) {
            Map<String, Quantity> all = new TreeMap<>();
            addAll(all, one.getResources().getRequests());
            addAll(all, one.getResources().getLimits());
            all.forEach((name, amount) -> device(name, amount, key, index));
        }
    }

    private static void addAll(
            Map<String, Quantity> all, @Nullable Map<String, Quantity> resources) {
        if (resources != null) {
            all.putAll(resources);
        }
    }

    /// A resource whose name has a domain is a device: `nvidia.com/gpu`, `amd.com/gpu`.
    private void device(String name, Quantity amount, String key, int index) {
        if (name.contains("/") && !name.contains("kubernetes.io/")) {
            add(PodTie.Kind.DEVICE, name, Amount.text(amount), key, index, "resources");
        }
    }

    private void port(ContainerPort port, String key, int index) {
        String number = String.valueOf(port.getContainerPort());
        String protocol =
                port.getProtocol() == null ? "TCP" : port.getProtocol().toUpperCase(Locale.ROOT);
        if (!protocol.equals("TCP")) {
            add(PodTie.Kind.OTHER_PROTOCOL, number, protocol, key, index, "ports");
        }
        if (port.getHostPort() != null && port.getHostPort() != 0) {
            add(PodTie.Kind.HOST_PORT, port.getHostPort().toString(), "", key, index, "ports");
        }
    }
}
