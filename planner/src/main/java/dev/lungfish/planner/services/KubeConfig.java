package dev.lungfish.planner.services;

import dev.lungfish.planner.input.BadInput;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Finds how to reach a cluster, as kubectl does.
final class KubeConfig {

    private static final Path IN_CLUSTER = Path.of(Config.KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 30_000;

    private KubeConfig() {}

    /// @param context null is the current one
    /// @param file null is where kubectl looks
    static Config read(@Nullable String context, @Nullable Path file) throws BadInput {
        List<Path> files =
                file != null
                        ? List.of(file)
                        : Config.getKubeconfigFilenames().stream().map(Path::of).toList();
        if (files.stream().noneMatch(Files::exists)
                && (file != null || !Files.exists(IN_CLUSTER))) {
            throw new BadInput(
                    "There is no kube-config at %s. Set KUBECONFIG, or use k8s:PATH with manifests."
                            .formatted(text(files)));
        }
        try {
            Config config =
                    file == null
                            ? Config.autoConfigure(context)
                            : Config.fromKubeconfig(context, file.toFile());
            check(config, context, files);
            return limited(config);
        } catch (KubernetesClientException | IllegalArgumentException | YamlEngineException e) {
            throw new BadInput(
                    "The kube-config %s cannot be read: %s.".formatted(text(files), firstLine(e)),
                    e);
        }
    }

    /// How messages call the context.
    static String name(Config config) {
        NamedContext current = config.getCurrentContext();
        return current == null ? config.getMasterUrl() : current.getName();
    }

    private static void check(Config config, @Nullable String context, List<Path> files)
            throws BadInput {
        List<NamedContext> contexts =
                config.getContexts() == null ? List.of() : config.getContexts();
        String known =
                contexts.stream().map(NamedContext::getName).collect(Collectors.joining(", "));
        if (context != null && contexts.stream().noneMatch(one -> one.getName().equals(context))) {
            throw new BadInput(
                    "The kube-config %s has no context '%s'. %s"
                            .formatted(
                                    text(files),
                                    context,
                                    known.isEmpty() ? "It has none." : "It has: " + known + "."));
        }
        if (config.getCurrentContext() == null && !contexts.isEmpty()) {
            throw new BadInput(
                    "The kube-config %s has no current context. Say cluster:CONTEXT with one of: %s."
                            .formatted(text(files), known));
        }
    }

    private static Config limited(Config config) {
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(REQUEST_MILLIS);
        config.setRequestRetryBackoffLimit(1);
        return config;
    }

    /// Further lines may quote the file, secrets and all.
    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String text(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
