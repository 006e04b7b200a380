package dev.lungfish.profiles;

import dev.lungfish.core.pricing.FreeTier;
import dev.lungfish.core.pricing.Measure;
import dev.lungfish.core.pricing.PriceList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The rules and prices of a named platform.
///
/// @param name a short name for commands: `aws-lambda`
/// @param title what people call it
/// @param region whose prices these are
public record PlatformProfile(
        String name, String title, String region, Limits limits, Billing billing, Prices prices) {

    public PlatformProfile {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a profile's name has 1 to 64 lower-case letters, digits and -, unlike '"
                            + name
                            + "'");
        }
    }

    /// AWS Lambda on demand and with provisioned concurrency, as it comes with Lungfish.
    public static PlatformProfile awsLambda() {
        return shipped("aws-lambda.yaml");
    }

    private static PlatformProfile shipped(String resource) {
        try (InputStream in = PlatformProfile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return YamlReader.read(resource, text, PlatformProfile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        } catch (YamlException e) {
            throw new IllegalStateException("the resource " + resource + " is wrong", e);
        }
    }

    /// A profile of one's own.
    ///
    /// @throws YamlException if the file is not there or not a profile; the message says which line is wrong and why
    public static PlatformProfile read(Path file) throws YamlException {
        return YamlReader.read(file, PlatformProfile.class);
    }

    /// The prices to bill by.
    public PriceList priceList() {
        return prices.list();
    }

    /// What an account with a free tier gets for nothing.
    public FreeTier freeTier() {
        return new FreeTier(
                billing.freeRequests().value(),
                Measure.GIGABYTE_SECONDS.counted(billing.freeGigabyteSeconds().value()));
    }
}
