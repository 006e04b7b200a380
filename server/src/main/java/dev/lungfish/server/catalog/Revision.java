package dev.lungfish.server.catalog;

import dev.lungfish.core.service.Architecture;
import dev.lungfish.core.service.Contract;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One immutable code package and configuration of a service.
///
/// @param id unique and never reused; `$LATEST` has a new one after each update
/// @param service the service's name
/// @param version `$LATEST` or a published version's number
/// @param codeDirectory the unpacked package, read-only by convention
/// @param environment the user's variables
/// @param web present exactly when the contract is [Contract#WEB]
public record Revision(
        String id,
        String service,
        String version,
        Contract contract,
        String runtime,
        String handler,
        Architecture architecture,
        int memoryMegabytes,
        int timeoutSeconds,
        int temporaryMegabytes,
        Map<String, String> environment,
        Path codeDirectory,
        @Nullable WebSettings web) {

    public static final String LATEST = "$LATEST";

    public Revision {
        environment = Map.copyOf(environment);
        if ((contract == Contract.WEB) != (web != null)) {
            throw new IllegalArgumentException("web settings belong to the web contract");
        }
    }
}
