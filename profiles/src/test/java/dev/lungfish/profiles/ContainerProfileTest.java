package dev.lungfish.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PerNode;
import dev.lungfish.core.pricing.PerResource;
import dev.lungfish.core.pricing.PerTask;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.ResourcePrices;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.core.service.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class ContainerProfileTest {

    private static final long HOUR = ResourcePrices.HOUR_MILLIS;

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "X86_64, 1000, 2048, 0.04937",
        "X86_64, 250, 512, 0.0123425",
        "X86_64, 300, 100, 0.024685",
        "ARM64, 1000, 2048, 0.0395",
        "ARM64, 16000, 122880, 0.94528",
    })
    void fargatesPricePerHour(Architecture architecture, int cpu, int megabytes, String dollars) {
        PerTask fargate = (PerTask) ContainerProfile.awsFargate().prices();
        Size size = fargate.sizes().holding(new Size(cpu, megabytes));

        assertThat(fargate.prices().get(architecture).of(size.over(HOUR)))
                .isEqualTo(Money.dollars(dollars));
        assertThat(fargate.rule()).isEqualTo(new ReplicaRule(1000, 60_000));
    }

    @Test
    void eksHasAClusterAndTypesOfNode() throws Exception {
        PerNode eks = (PerNode) ContainerProfile.find("aws-eks-ec2").prices();

        assertThat(eks.clusterEach().times(HOUR)).isEqualTo(Money.dollars("0.10"));
        assertThat(eks.type("m7i.large"))
                .hasValueSatisfying(
                        type -> {
                            assertThat(type.architecture()).isEqualTo(Architecture.X86_64);
                            assertThat(type.size()).isEqualTo(new Size(1930, 6903));
                            assertThat(type.each().times(HOUR)).isEqualTo(Money.dollars("0.1008"));
                            assertThat(type.mostPods()).isEqualTo(29);
                        });
        assertThat(eks.types())
                .allSatisfy(
                        type ->
                                assertThat(eks.each(type.architecture(), type.size()))
                                        .isLessThanOrEqualTo(type.each()))
                .extracting(PerNode.Type::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void ownMachinesHaveOpenCostsDefaults() throws Exception {
        PerResource own = (PerResource) ContainerProfile.find("own-machines").prices();

        assertThat(own.prices().of(new Size(1000, 1024).over(HOUR)))
                .isEqualTo(Money.dollars("0.035848"));
    }

    @ParameterizedTest
    @FieldSource("dev.lungfish.profiles.ContainerProfile#SHIPPED")
    void everyNumberHasASource(String name) throws Exception {
        List<String> sources = Sources.in(ContainerProfile.find(name));

        assertThat(sources).hasSizeGreaterThan(1).allMatch(s -> s.matches(".*[.](com|sh)/.*"));
        assertThat(ContainerProfile.find(name).name()).isEqualTo(name);
    }

    @Test
    void aNodeWithoutANumberOfPodsHoldsAsManyAsFit() throws Exception {
        Path file = write("aws-eks-ec2", ", max_pods: 29}", "}");

        PerNode eks = (PerNode) ContainerProfile.find(file.toString()).prices();

        assertThat(eks.type("m7i.large").orElseThrow().mostPods()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aProfileOfOnesOwnIsRead() throws Exception {
        Path file = write("own-machines", "name: own-machines", "name: basement");

        assertThat(ContainerProfile.find(file.toString()).name()).isEqualTo("basement");
    }

    @Test
    void aNameThatThereIsNotNamesThoseThatThereAre() {
        assertThatThrownBy(() -> ContainerProfile.find("aws-fargat"))
                .isInstanceOf(YamlException.class)
                .hasMessage(
                        "There is no container profile aws-fargat, and no such file. Name one of aws-fargate, aws-eks-ec2, own-machines, or a file.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws-fargate | per_task: | per_tusk: | :7: unknown key 'per_tusk'. Did you mean 'per_task'?",
                "aws-fargate | vcpu_hour: | vcpu_hours: | unknown key 'vcpu_hours'. Did you mean 'vcpu_hour'?",
                "aws-fargate | to_megabytes: 1024 | to_megabytes: 1000 | sizes of 512 to 1000 MB cannot be in steps of 512 MB",
                "aws-fargate | cpu_millis: 500 | cpu_millis: 200 | sizes ascend by processors, then by memory, unlike 200 millis from 1024 MB on",
                "aws-fargate | step_millis: {value: 1000 | step_millis: {value: 0 | a billing step is between 1 ms and a day, not 0 ms",
                "aws-fargate | dollars: 0.04048 | dollars: -1 | a price is never negative: -1",
                "aws-fargate | dollars: 0.04048 | dollars: 1e-30 | cannot be held exactly: one has too many decimals",
                "aws-eks-ec2 | hour_dollars: 0.1008 | hour_dollars: 0 | a node costs more than nothing, unlike 'm7i.large'",
                "aws-eks-ec2 | cpu_millis: 1930 | cpu_millis: 0 | a size has at least 0.001 vCPU and 1 MB, not 0 millis",
                "aws-eks-ec2 | max_pods: 29 | max_pods: 0 | a node holds at least one pod, unlike 'm7i.large'",
                "aws-eks-ec2 | dollars: 0.004237 | dollars: 0 | a base price is more than nothing",
            })
    void mistakesAreNamed(String name, String right, String wrong, String message)
            throws IOException {
        Path file = write(name, right, wrong);

        assertThatThrownBy(() -> ContainerProfile.find(file.toString()))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"name: x, none", "'per_resource: {}', missing"})
    void aProfileBillsInOneWay(String line, String message) throws IOException {
        String head = line.startsWith("name") ? line : "name: x\n" + line;
        Path file =
                Files.writeString(directory.resolve("x.yaml"), head + "\ntitle: x\nregion: x\n");

        assertThatThrownBy(() -> ContainerProfile.find(file.toString()))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(message);
    }

    private Path write(String name, String right, String wrong) throws IOException {
        String text = shipped(name);
        assertThat(text).contains(right);
        return Files.writeString(
                directory.resolve("profile.yaml"), text.replaceFirst(Pattern.quote(right), wrong));
    }

    private static String shipped(String name) throws IOException {
        try (InputStream in = ContainerProfile.class.getResourceAsStream(name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
