package dev.lungfish.planner.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.services.Workload.Requested;
import dev.lungfish.planner.services.Workload.Scaling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManifestSourceTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "250m, 64Mi, 250, 64",
        "1, 1Gi, 1000, 1024",
        "0.5, 128974848, 500, 123",
        "1e-1, 1e9, 100, 954",
        "100000u, 1M, 100, 1",
        "2k, 1Ti, 2000000, 1048576",
        "1.5, 1.5G, 1500, 1431",
        "1001u, 1, 2, 1",
        "'\"2\"', 1E3, 2000, 1",
        "0, 0, ,"
    })
    void readsQuantities(String cpu, String memory, Integer millis, Integer megabytes)
            throws Exception {
        Workload web =
                only(web("resources: {requests: {cpu: %s, memory: %s}}".formatted(cpu, memory)));

        assertThat(web.claim()).isEqualTo(new Requested(millis, megabytes, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "512MB, 'requests.memory is ''512MB'', which is no quantity of Kubernetes; write 512Mi.'",
        "1 GiB, 'requests.memory is ''1 GiB'', which is no quantity of Kubernetes; write 1Gi.'",
        "-1Gi, 'requests.memory is ''-1Gi''; it is 0 or more.'",
        "lots, 'requests.memory is ''lots'', which is no quantity of Kubernetes; write 250m for a quarter of a processor, 512Mi for memory.'"
    })
    void refusesOtherQuantities(String memory, String sentence) {
        assertThatThrownBy(() -> only(web("resources: {requests: {memory: " + memory + "}}")))
                .hasMessage("standard input:10: Deployment web: " + sentence);
    }

    @Test
    void takesTheLimitWhereNothingIsRequested() throws Exception {
        Workload web =
                only(web("resources: {limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 200m}}"));

        assertThat(web.claim()).isEqualTo(new Requested(200, 1024, 1000, 1024));
    }

    @Test
    void refusesToRequestMoreThanTheLimit() {
        assertThatThrownBy(
                        () -> only(web("resources: {limits: {cpu: 100m}, requests: {cpu: 200m}}")))
                .hasMessage(
                        "standard input:10: Deployment web: requests.cpu is more than limits.cpu; Kubernetes refuses that.");
    }

    @Test
    void countsInitialisationWhereItNeedsMore() throws Exception {
        Workload web =
                only(
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web, namespace: shop}
                        spec:
                          template:
                            spec:
                              initContainers:
                              - {name: proxy, restartPolicy: Always, resources: {requests: {cpu: 10m, memory: 50Mi}}}
                              - {name: migrate, resources: {requests: {cpu: 5m, memory: 400Mi}}}
                              containers:
                              - {name: web, image: small, resources: {requests: {cpu: 100m, memory: 100Mi}}}
                              - {name: cache, image: large, resources: {requests: {memory: 200Mi}}}
                        """);

        assertThat(web.claim()).isEqualTo(new Requested(110, 450, null, null));
        assertThat(web.image()).isEqualTo("large");
        assertThat(web.namespace()).isEqualTo("shop");
        assertThat(web.notes()).containsExactly("runs 3 containers together: web, cache, proxy");
    }

    @Test
    void joinsAutoscalersAndBudgets() throws Exception {
        Workload web =
                only(
                        web("")
                                + """
                                ---
                                apiVersion: autoscaling/v2
                                kind: HorizontalPodAutoscaler
                                metadata: {name: other-name}
                                spec:
                                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                                  minReplicas: 3
                                  maxReplicas: 9
                                  metrics:
                                  - {type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 70}}}
                                  - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 65}}}
                                ---
                                apiVersion: policy/v1
                                kind: PodDisruptionBudget
                                metadata: {name: web}
                                spec:
                                  maxUnavailable: 34%
                                  selector:
                                    matchExpressions: [{key: app, operator: In, values: [web, shop]}]
                                """);

        assertThat(web.scaling()).isEqualTo(new Scaling(3, 9, 65));
        assertThat(web.minAvailable()).isEqualTo(1);
        assertThat(web.notes()).containsExactly("is scaled by memory too");
    }

    @ParameterizedTest
    @CsvSource({
        "'minAvailable: 2', 2",
        "'minAvailable: 50%', 3",
        "'maxUnavailable: 1', 4",
        "'maxUnavailable: 100%', 0",
        "'maxUnavailable: 7', 0"
    })
    void countsWhatABudgetLeavesOfFive(String rule, int left) throws Exception {
        String five = web("").replace("replicas: 2", "replicas: 5");
        String budget =
                """
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: web}
                spec: {%s, selector: {matchLabels: {app: web}}}
                """
                        .formatted(rule);

        assertThat(only(five + budget).minAvailable()).isEqualTo(left);
    }

    @Test
    void aimsAtEightyPercentWhereAnAutoscalerDoesNotSay() throws Exception {
        String autoscaler =
                """
                ---
                apiVersion: autoscaling/v1
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec: {scaleTargetRef: {kind: Deployment, name: web}, maxReplicas: 4}
                """;

        assertThat(only(web("") + autoscaler).scaling()).isEqualTo(new Scaling(1, 4, 80));
        assertThatThrownBy(() -> only(web("") + autoscaler.replace(", maxReplicas: 4", "")))
                .hasMessage("standard input:16: HorizontalPodAutoscaler web: has no maxReplicas.");
    }

    @Test
    void collectsAllMistakes() {
        String text =
                web("").replace("replicas: 2", "replicas: -2")
                        + """
                        ---
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: second}
                        spec:
                          replicas: two
                        ---
                        apiVersion: v1
                        kind: Pod
                        metadata:
                          name: third
                         spec: {}
                        ---
                        kind: Deployment
                        metadata: {name: fourth}
                        ---
                        apiVersion: batch/v1
                        kind: CronJob
                        metadata: {name: fifth}
                        spec:
                          jobTemplate: {spec: {template: {spec: {containers: [{name: x}]}}}}
                          schedule: every day
                        """;

        assertThatThrownBy(() -> only(text))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        """
                        standard input:23: is not YAML: expected <block end>, but found '<block mapping start>'.
                        standard input:17: Deployment second: spec.replicas is 'two', which is not a whole number.
                        standard input:25: has no apiVersion; say which.
                        standard input:5: Deployment web: replicas is -2; it is 0 or more.
                        standard input:33: CronJob fifth: schedule 'every day' does not have five fields (minute, hour, day, month, weekday), like '0 3 * * *'.""");
    }

    @Test
    void refusesTheSameObjectTwice() throws Exception {
        Path first = write("a.yaml", web(""));
        Path second = write("deep/b.yml", "# the same\n" + web(""));

        assertThatThrownBy(() -> read(folder))
                .hasMessage(
                        second
                                + ":4: The Deployment web stands already at "
                                + first
                                + ":3; keep one, or say their namespaces.");
    }

    @Test
    void tellsNamesakesApartByNamespace() throws Exception {
        write("a.yaml", web("").replace("name: web}", "name: web, namespace: test}"));
        write("b.yaml", web("").replace("name: web}", "name: web, namespace: live}"));
        write("c.yaml", web("").replace("name: web}", "name: api}"));

        assertThat(read(folder).workloads())
                .extracting(Workload::name)
                .containsExactly("api", "live/web", "test/web");
    }

    @Test
    void knowsTheServicesThatLeadThere() throws Exception {
        Workload web =
                only(
                        web("")
                                + """
                                ---
                                apiVersion: v1
                                kind: Service
                                metadata: {name: frontend}
                                spec: {selector: {app: web}}
                                ---
                                apiVersion: v1
                                kind: Service
                                metadata: {name: web}
                                spec: {selector: {app: web}}
                                """);

        assertThat(web.aliases()).containsExactly("frontend");
        assertThat(web.answersTo("frontend")).isTrue();
    }

    @Test
    void readsListsInJsonWithTabs() throws Exception {
        Path file =
                write(
                        "all.json",
                        """
                        {
                        \t"apiVersion": "v1", "kind": "List",
                        \t"items": [
                        \t\t{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "db"},
                        \t\t "spec": {"replicas": 3, "unheardOf": {}, "template": {"spec": {"containers": [{"name": "db", "image": "me/db"}]}},
                        \t\t          "volumeClaimTemplates": [{"metadata": {"name": "data"}}]}},
                        \t\t{"apiVersion": "serving.knative.dev/v1", "kind": "Service", "metadata": {"name": "x"}},
                        \t\t{"apiVersion": "apps/v1", "kind": "ReplicaSet", "metadata": {"name": "db-1",
                        \t\t "ownerReferences": [{"kind": "Deployment", "name": "x", "controller": true}]}}
                        \t]
                        }
                        """);
        Services services = read(file);

        assertThat(services.workloads()).hasSize(1);
        assertThat(services.workloads().getFirst().replicas()).isEqualTo(3);
        assertThat(services.workloads().getFirst().pinned())
                .containsExactly(
                        "has replicas with names and an order (StatefulSet)",
                        "keeps data in a volume of its own (data)");
        assertThat(services.assumptions().getFirst().value())
                .isEqualTo("left out: 1 Service of serving.knative.dev/v1");
    }

    @Test
    void saysWhatTiesAServiceToItsNode() throws Exception {
        Workload agent =
                only(
                        """
                        apiVersion: apps/v1
                        kind: DaemonSet
                        metadata: {name: agent}
                        spec:
                          template:
                            spec:
                              hostNetwork: true
                              hostPID: true
                              volumes: [{name: logs, hostPath: {path: /var/log}}]
                              containers:
                              - name: agent
                                image: acme/agent
                                resources: {limits: {nvidia.com/gpu: 1, memory: 20Gi, cpu: 7500m}}
                        """);

        assertThat(agent.pinned())
                .containsExactly(
                        "runs once on every node (DaemonSet)",
                        "mounts /var/log of its node",
                        "uses its node's network (hostNetwork)",
                        "sees its node's processes (hostPID)",
                        "needs nvidia.com/gpu, which a function does not have",
                        "requests 20,480 MB of memory; a function has at most 10,240 MB",
                        "requests 7.5 vCPU; a function has at most 6");
    }

    @Test
    void readsCronJobs() throws Exception {
        Workload report =
                only(
                        """
                        apiVersion: batch/v1
                        kind: CronJob
                        metadata: {name: report}
                        spec:
                          schedule: "0 3 * * mon-fri"
                          timeZone: Europe/Berlin
                          jobTemplate: {spec: {template: {spec: {containers: [{name: report, image: acme/report}]}}}}
                        """);

        assertThat(report.kind()).isEqualTo("CronJob");
        assertThat(report.schedule()).isEqualTo("CRON_TZ=Europe/Berlin 0 3 * * mon-fri");
    }

    @Test
    void takesBracesInOtherTextsForTheirOwn() throws Exception {
        String alerts =
                """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: alerts}
                data: {text: "{{ $labels.pod }} is down"}
                """;

        assertThat(only(web("args: ['--format={{.Name}}']") + alerts).name()).isEqualTo("web");
        assertThatThrownBy(() -> only(web("image: '{{ .Values.image }}'")))
                .hasMessageStartingWith("standard input:10: is a Helm template");
        assertThatThrownBy(() -> only(web("").replace("replicas: 2", "replicas: {{ .Values.n }}")))
                .hasMessageStartingWith("standard input:5: is a Helm template");
    }

    @Test
    void namesTheChartThatIsToBeRendered() throws Exception {
        write("shop/Chart.yaml", "apiVersion: v2\nname: shop\n");
        write("shop/values.yaml", "replicaCount: 1\n");
        Path template =
                write(
                        "shop/templates/web.yaml",
                        "{{- if .Values.on }}\n" + web("") + "{{- end }}\n");

        assertThatThrownBy(() -> read(folder))
                .hasMessage(
                        template
                                + ":1: is a Helm template ({{ ... }}) that must be rendered first: helm template "
                                + folder.resolve("shop")
                                + " | lungfish plan --services k8s:-");
    }

    @Test
    void saysWhereYamlIsBroken() throws Exception {
        Path file = write("a.yaml", web("") + "---\nkind: Deployment\nmetadata: [web\n");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(file + ":1")
                .hasMessageContaining("is not YAML: ");
    }

    @Test
    void survivesAnchorsThatHoldThemselves() throws Exception {
        String merged = web("<<: &r {resources: {requests: {cpu: 70m}}}\n        self: &s [*s]");

        assertThat(only(merged).claim().cpuMillis()).isEqualTo(70);
    }

    @Test
    void refusesLevelsWithoutEndAndAliasesThatMultiply() throws Exception {
        Path deep = write("deep.yaml", "{a: ".repeat(100_000));
        assertThatThrownBy(() -> read(deep))
                .hasMessage(deep + ":1: has values deeper than 200 levels.");
        StringBuilder bomb = new StringBuilder("l0: &l0 [x]\n");
        for (int i = 1; i <= 24; i++) {
            bomb.append("l%1$d: &l%1$d [*l%2$d , *l%2$d]\n".formatted(i, i - 1));
        }
        Path laughs = write("laughs.yaml", web("") + "---\n" + bomb);
        assertThatThrownBy(() -> read(laughs))
                .hasMessageStartingWith(laughs + ":")
                .hasMessageEndingWith(": repeats its parts more often than anyone would write.");
    }

    @Test
    void wondersAtMemoryThatNoProgramCanLiveWith() throws Exception {
        assertThat(only(web("resources: {requests: {memory: 512m}}")).notes())
                .containsExactly("requests 1 MB of memory: is a unit wrong?");
    }

    @Test
    void saysWhenThereIsNothing() throws Exception {
        assertThatThrownBy(() -> read(folder.resolve("nowhere")))
                .hasMessage("There is no file or folder " + folder.resolve("nowhere") + ".");
        assertThatThrownBy(() -> read(folder))
                .hasMessage("The folder " + folder + " has no .yaml, .yml or .json file in it.");
        Path file = write("a.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n");
        assertThatThrownBy(() -> read(file))
                .hasMessage(file + ": has no Deployment or other workload in it. It has 1 Secret.");
        Path values = write("values.yaml", "replicaCount: 1\n");
        assertThatThrownBy(() -> read(values))
                .hasMessage(
                        values
                                + ": has no Deployment or other workload in it. What has no kind, like a chart's values, is no manifest.");
    }

    /// A Deployment with something more in its container, in line 10.
    private static String web(String more) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - %s
                name: web
        """
                .formatted(more.isEmpty() ? "image: acme/web:1" : more);
    }

    private static Workload only(String text) throws BadInput {
        Services services =
                new ManifestSource("-", new ByteArrayInputStream(text.getBytes(UTF_8))).read();
        assertThat(services.workloads()).hasSize(1);
        return services.workloads().getFirst();
    }

    private static Services read(Path path) throws BadInput {
        return ServiceSource.parse("k8s:" + path).read();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
