package dev.lungfish.planner.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServiceSourceTest {

    @Test
    void knowsItsForms() throws Exception {
        assertThat(ServiceSource.parse("k8s:-")).isEqualTo(new ManifestSource("-"));
        assertThat(ServiceSource.parse("k8s:deploy/all.yaml"))
                .isEqualTo(new ManifestSource("deploy/all.yaml"));
        assertThat(ServiceSource.parse("cluster")).isEqualTo(new ClusterSource(null));
        assertThat(ServiceSource.parse("cluster:arn:aws:eks:x"))
                .isEqualTo(new ClusterSource("arn:aws:eks:x"));
        assertThat(ServiceSource.parse("csv:a.csv"))
                .isEqualTo(new dev.lungfish.planner.services.CsvSource(Path.of("a.csv")));
    }

    @ParameterizedTest
    @CsvSource({
        "k8:x, Did you mean 'k8s'?",
        "all.yaml, write k8s:PATH",
        "k8s:, 'is not complete: write k8s:PATH, or k8s:- for standard input.'",
        "cluster:, 'is not complete: write cluster, or cluster:CONTEXT.'",
        "csv, 'is not complete: write csv:FILE.'"
    })
    void saysWhatElseToWrite(String text, String part) {
        assertThatThrownBy(() -> ServiceSource.parse(text)).hasMessageContaining(part);
    }
}
