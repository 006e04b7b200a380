package dev.lungfish.server.lambda;

import dev.lungfish.server.code.CodePackage;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the control API needs to know of the platform that it belongs to.
///
/// @param base the listener's URL, such as `http://127.0.0.1:9700`; asked for each time, since its port may be picked
///     at the start
/// @param missingRuntime what to install for a runtime, in a sentence; empty where nothing is missing
/// @param provisioned how many provisioned environments live right now
public record ControlSettings(
        Account account,
        Supplier<URI> base,
        Function<String, Optional<String>> missingRuntime,
        ProvisionedStatus provisioned,
        InstantSource clock) {

    /// Where a package can be fetched.
    String packageLocation(CodePackage code) {
        return base.get()
                .resolve(PackageDownload.PREFIX + code.sha256() + PackageDownload.SUFFIX)
                .toString();
    }

    /// A function URL's address.
    String functionUrl(String urlId) {
        return "http://" + urlId + ".lambda-url.localhost:" + base.get().getPort() + "/";
    }
}
