package dev.lungfish.planner.services;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A live cluster, read as the user of a kube-config may.
///
/// @param context of the kube-config; null is the current one
/// @param kubeConfig the file; null is where kubectl looks
record ClusterSource(@Nullable String context, @Nullable Path kubeConfig) implements ServiceSource {

    ClusterSource(@Nullable String context) {
        this(context, null);
    }

    @Override
    public Services read() throws BadInput {
        Config config = KubeConfig.read(context, kubeConfig);
        String where = "cluster " + KubeConfig.name(config);
        Problems problems = new Problems();
        Inventory inventory = new Inventory();
        try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
            new ClusterLists(client, where, inventory, problems).read();
        } catch (KubernetesClientException e) {
            throw new BadInput(where + " " + problem(e, config), e);
        }
        Services services = new Assembly(inventory, problems).services();
        if (services.workloads().isEmpty() && problems.isEmpty()) {
            problems.add(where, 0, "runs no Deployment or other workload.");
        }
        problems.check();
        return services;
    }

    private static String problem(KubernetesClientException e, Config config) {
        String server = config.getMasterUrl();
        return switch (e.getCode()) {
            case 401 -> "does not know you (401 from %s): log in to it again.".formatted(server);
            case 0, -1 ->
                    "cannot be reached at %s: %s. Is it up, and is this its context?"
                            .formatted(server, rootMessage(e));
            default -> "answered %d at %s: %s".formatted(e.getCode(), server, e.getMessage());
        };
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
