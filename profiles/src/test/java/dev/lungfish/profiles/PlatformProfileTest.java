package dev.lungfish.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.FreeTier;
import dev.lungfish.core.pricing.Measure;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PriceList;
import dev.lungfish.core.pricing.UsageType;
import dev.lungfish.core.service.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlatformProfileTest {

    @TempDir private Path directory;

    @Test
    void awsLambdasLimits() {
        Limits limits = PlatformProfile.awsLambda().limits();

        assertThat(limits.concurrency().account().intValue()).isEqualTo(1_000);
        assertThat(limits.concurrency().startsPerInterval().intValue()).isEqualTo(1_000);
        assertThat(limits.concurrency().startIntervalSeconds().intValue()).isEqualTo(10);
        assertThat(limits.concurrency().requestsPerSecondAndSlot().intValue()).isEqualTo(10);
        assertThat(limits.payload().requestBytes().value()).isEqualTo(6 << 20);
        assertThat(limits.payload().responseBytes().value()).isEqualTo((6 << 20) + 100);
        assertThat(limits.times().mostTimeoutSeconds().value()).isEqualTo(900);
        assertThat(limits.sizes().mostMemoryMegabytes().value()).isEqualTo(10_240);
        assertThat(limits.code().storageBytes().value()).isEqualTo(75L << 30);
    }

    @Test
    void awsLambdasBilling() {
        PlatformProfile profile = PlatformProfile.awsLambda();

        assertThat(profile.billing().rule()).isEqualTo(new BillingRule(1, true, 512, 300_000));
        assertThat(profile.freeTier()).isEqualTo(new FreeTier(1_000_000, 400_000L * 1_024_000));
    }

    @ParameterizedTest
    @CsvSource({
        "X86_64, DURATION, 0, 0.0000166667",
        "X86_64, DURATION, 6000000000, 0.000015",
        "X86_64, DURATION, 15000000000, 0.0000133334",
        "X86_64, PROVISIONED_CONCURRENCY, 0, 0.0000041667",
        "X86_64, PROVISIONED_DURATION, 0, 0.0000097222",
        "X86_64, EPHEMERAL_STORAGE, 0, 0.0000000309",
        "ARM64, DURATION, 0, 0.0000133334",
        "ARM64, DURATION, 7500000000, 0.000012",
        "ARM64, DURATION, 18750000000, 0.0000106667",
        "ARM64, PROVISIONED_CONCURRENCY, 0, 0.0000033334",
        "ARM64, PROVISIONED_DURATION, 0, 0.0000077778",
        "ARM64, EPHEMERAL_STORAGE, 0, 0.0000000309",
    })
    void awsLambdasPricePerGigabyteSecond(
            Architecture architecture, UsageType type, long from, String dollars) {
        PriceList prices = PlatformProfile.awsLambda().priceList();
        long units = Measure.GIGABYTE_SECONDS.countedUnits();

        assertThat(prices.of(architecture, type).tiers())
                .filteredOn(tier -> tier.fromUnits() == from * units)
                .extracting(tier -> tier.each().times(units))
                .containsExactly(Money.dollars(dollars));
    }

    @Test
    void aMillionRequestsCostTwentyCents() {
        PriceList prices = PlatformProfile.awsLambda().priceList();

        for (Architecture architecture : Architecture.values()) {
            assertThat(prices.of(architecture, UsageType.REQUESTS).cost(1_000_000))
                    .isEqualTo(Money.dollars("0.2"));
        }
    }

    @Test
    void everyNumberHasASourceThatTellsWhere() throws Exception {
        List<String> sources = Sources.in(PlatformProfile.awsLambda());

        assertThat(sources)
                .hasSizeGreaterThan(40)
                .allMatch(s -> s.matches(".*([.]com|botocore).*"));
    }

    @Test
    void aProfileOfOnesOwnIsRead() throws Exception {
        Path file = write(shipped().replace("name: aws-lambda", "name: my-lambda"));

        PlatformProfile profile = PlatformProfile.read(file);

        assertThat(profile.name()).isEqualTo("my-lambda");
        assertThat(profile.limits()).isEqualTo(PlatformProfile.awsLambda().limits());
    }

    @Test
    void pricesAreTakenDigitByDigit() throws Exception {
        Path file =
                write(
                        shipped()
                                .replace(
                                        "dollars: 0.000015}",
                                        "dollars: 123456789.12345678901234567}"));

        assertThat(
                        PlatformProfile.read(file)
                                .priceList()
                                .of(Architecture.X86_64, UsageType.DURATION))
                .extracting(tiers -> tiers.tiers().get(1).each().times(1_024_000))
                .isEqualTo(Money.dollars("123456789.12345678901234567"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: AWS Lambda | titel: AWS Lambda | :4: unknown key 'titel'. Did you mean 'title'?",
                "    account: | #   account: | :10: the key 'limits.concurrency.account' is missing.",
                "account: {value: 1000 | account: {value: 1000.5 | :9: limits.concurrency.account.value: ",
                "account: {value: 1000 | account: {value: many | :9: limits.concurrency.account.value: ",
                "account: {value: 1000 | account: {value: -1 | :9: limits.concurrency.account: a value is never negative, but this is -1.",
                "account: {value: 1000 | account: {value: 5 | limits.concurrency: the least unreserved concurrency, 100, is above the most, 5.",
                "account: {value: 1000, | account: {value: , | :9: 'limits.concurrency.account.value' has no value.",
                "read: 2026-08-22 | read: yesterday | :9: limits.concurrency.account.read: ",
                "from: 6000000000 | from: 16000000000 | prices.x86_64.duration: each price tier starts after the one before.",
                "dollars: 0.20 | dollars: -0.20 | prices.x86_64.requests.steps[0]: a price is never negative: -0.20.",
                "dollars: 0.20 | dollars: 1e-40 | prices.x86_64.requests: the price 0.0000000000000000000000000000000000000001 from 0 on cannot be held exactly",
                "name: aws-lambda | name: AWS | a profile's name has 1 to 64 lower-case letters",
                "init_billed: {value: 1 | init_billed: {value: 2 | billing: 'init_billed' is 0 or 1.",
                "billing: | billing: [ | , expected ",
                "title: AWS Lambda | name: AWS Lambda | ",
            })
    void mistakesAreNamedWithTheirPlace(String right, String wrong, String message)
            throws IOException {
        Path file = write(shipped().replaceFirst(java.util.regex.Pattern.quote(right), wrong));

        assertThatThrownBy(() -> PlatformProfile.read(file))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining(message == null ? "" : message);
    }

    @Test
    void aFileThatIsNotThereIsSaidToBe() {
        Path file = directory.resolve("none.yaml");

        assertThatThrownBy(() -> PlatformProfile.read(file))
                .isInstanceOf(YamlException.class)
                .hasMessage("There is no file " + file + ".");
    }

    @Test
    void anEmptyFileIsSaidToBe() throws IOException {
        Path file = write("");

        assertThatThrownBy(() -> PlatformProfile.read(file))
                .isInstanceOf(YamlException.class)
                .hasMessage(file + ":1: the file is empty.");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("profile.yaml"), text);
    }

    private static String shipped() throws IOException {
        try (InputStream in = PlatformProfile.class.getResourceAsStream("aws-lambda.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
