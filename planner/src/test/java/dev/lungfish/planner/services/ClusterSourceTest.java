package dev.lungfish.planner.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterSourceTest {

    @TempDir Path folder;
    private KubernetesApi api;
    private Path kubeConfig;

    @BeforeEach
    void start() throws IOException {
        api = new KubernetesApi();
        kubeConfig = api.kubeConfig(folder.resolve("config"), "lab");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void readsTheSameAsFromManifests() throws Exception {
        Path file =
                PublicSystemsTest.MANIFESTS.resolve("online-boutique/kubernetes-manifests.yaml");
        api.load(file);

        assertThat(new ClusterSource(null, kubeConfig).read().workloads())
                .usingRecursiveComparison()
                .ignoringFields("origin.file", "origin.line", "origin.ties.line")
                .isEqualTo(ServiceSource.parse("k8s:" + file).read().workloads());
    }

    @Test
    void joinsAutoscalersAndLeavesKubernetesOutItself() throws Exception {
        api.add(deployment("web", "shop"));
        api.add(deployment("coredns", "kube-system"));
        api.add(
                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: shop}
                spec: {scaleTargetRef: {kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}
                """);
        Services services = new ClusterSource("lab", kubeConfig).read();

        assertThat(services.workloads()).hasSize(1);
        assertThat(services.workloads().getFirst().scaling())
                .isEqualTo(new Workload.Scaling(2, 5, 80));
        assertThat(services.assumptions().getFirst().value())
                .isEqualTo("left out: 1 Deployment in kube-system");
    }

    @Test
    void keepsToItsNamespaceWhereItMayNotSeeAll() throws Exception {
        api.add(deployment("web", "shop"));
        api.add(deployment("secret", "bank"));
        api.refuse(403, path -> !path.contains("/namespaces/shop/"));

        assertThat(new ClusterSource(null, kubeConfig).read().workloads())
                .extracting(Workload::name)
                .containsExactly("web");
    }

    @Test
    void saysWhatIsForbidden() throws Exception {
        api.add(deployment("web", "shop"));
        api.refuse(403, path -> path.endsWith("/poddisruptionbudgets"));

        assertThatThrownBy(() -> new ClusterSource(null, kubeConfig).read())
                .hasMessage(
                        "cluster lab: forbids you to list poddisruptionbudgets (403). You need a role with the verb list for them; "
                                + "'kubectl auth can-i list poddisruptionbudgets.policy' tells whether you have one.");
    }

    @Test
    void saysWhenItIsNotKnown() {
        api.refuse(401, path -> true);

        assertThatThrownBy(() -> new ClusterSource(null, kubeConfig).read())
                .hasMessage(
                        "cluster lab does not know you (401 from "
                                + api.url()
                                + "/): log in to it again.");
    }

    @Test
    void saysWhenNothingRunsOrNobodyAnswers() {
        assertThatThrownBy(() -> new ClusterSource(null, kubeConfig).read())
                .hasMessage("cluster lab: runs no Deployment or other workload.");
        api.close();
        assertThatThrownBy(() -> new ClusterSource(null, kubeConfig).read())
                .hasMessageStartingWith("cluster lab cannot be reached at " + api.url());
    }

    @Test
    void saysWhatIsWrongWithTheKubeConfig() throws Exception {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> new ClusterSource(null, none).read())
                .hasMessage(
                        "There is no kube-config at "
                                + none
                                + ". Set KUBECONFIG, or use k8s:PATH with manifests.");
        assertThatThrownBy(() -> new ClusterSource("prod", kubeConfig).read())
                .hasMessage(
                        "The kube-config " + kubeConfig + " has no context 'prod'. It has: lab.");
        Files.writeString(
                kubeConfig, Files.readString(kubeConfig).replace("current-context: lab\n", ""));
        assertThatThrownBy(() -> new ClusterSource(null, kubeConfig).read())
                .hasMessage(
                        "The kube-config "
                                + kubeConfig
                                + " has no current context. Say cluster:CONTEXT with one of: lab.");
        Files.writeString(kubeConfig, "clusters: [");
        assertThatThrownBy(() -> new ClusterSource(null, kubeConfig).read())
                .hasMessageStartingWith("The kube-config " + kubeConfig + " cannot be read: ");
    }

    private static String deployment(String name, String namespace) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %s, namespace: %s}
        spec: {replicas: 2, template: {spec: {containers: [{name: web, image: acme/web}]}}}
        """
                .formatted(name, namespace);
    }
}
