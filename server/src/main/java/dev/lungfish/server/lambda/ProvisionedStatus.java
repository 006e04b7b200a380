package dev.lungfish.server.lambda;

/// Tells how many provisioned environments live right now.
@FunctionalInterface
public interface ProvisionedStatus {

    /// The environments of one configuration.
    ///
    /// @param allocated environments that were started for it
    /// @param available those of them that can take a request or serve one
    /// @param failure why no more can be started; empty while all is well
    record Live(int allocated, int available, String failure) {

        public static final Live NONE = new Live(0, 0, "");
    }

    /// Asks for one configuration.
    ///
    /// @param qualifier a version's number or an alias
    Live of(String function, String qualifier);
}
