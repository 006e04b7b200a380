package dev.lungfish.cli;

import dev.lungfish.server.PlatformOptions;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Starts platforms in this process.
@FunctionalInterface
interface PlatformStarter {

    /// Returns when the platform takes requests.
    ///
    /// @throws IOException if it cannot start; the message says why and what to do
    Running start(PlatformOptions options) throws IOException;

    /// A platform that takes requests until it is closed.
    interface Running extends AutoCloseable {

        /// Where it listens, for example `http://127.0.0.1:9700`.
        URI address();

        /// Where it listens over TLS, or null.
        default @Nullable URI tlsAddress() {
            return null;
        }

        /// Ends every environment, then the platform. Idempotent.
        @Override
        void close();
    }
}
