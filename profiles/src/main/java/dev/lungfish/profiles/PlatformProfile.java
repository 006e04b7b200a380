package dev.lungfish.profiles;

import dev.lungfish.core.pricing.FreeTier;
import dev.lungfish.core.pricing.Measure;
import dev.lungfish.core.pricing.PriceList;
import java.nio.file.Path;
import java.util.List;

/// The rules and prices of a named platform.
///
/// @param name a short name for commands: `aws-lambda`
/// @param title what people call it
/// @param region whose prices these are
public record PlatformProfile(
        String name, String title, String region, Limits limits, Billing billing, Prices prices) {

    public PlatformProfile {
        Shipped.requireName(name);
    }

    /// AWS Lambda on demand and with provisioned concurrency, as it comes with Lungfish.
    public static PlatformProfile awsLambda() {
        return Shipped.profile("aws-lambda.yaml", PlatformProfile.class);
    }

    /// The one that comes with Lungfish, by its name, or one of one's own, by its file.
    ///
    /// @throws YamlException if there is none, or the file is not a profile
    public static PlatformProfile find(String nameOrFile) throws YamlException {
        return Shipped.find(
                "platform profile", List.of("aws-lambda"), "", nameOrFile, PlatformProfile.class);
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
