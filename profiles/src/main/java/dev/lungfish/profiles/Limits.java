package dev.lungfish.profiles;

/// What a platform allows, by what it limits.
public record Limits(
        Concurrency concurrency, Payload payload, Times times, Sizes sizes, Code code) {

    /// How much may run and start at once.
    ///
    /// @param account how many invocations of all functions together
    /// @param unreserved how many of them no reservation may take from the others
    /// @param startsPerInterval how many environments of a function may start within each interval; refilled continuously, not saved up
    /// @param requestsPerSecondAndSlot requests a second for each unit of concurrency
    public record Concurrency(
            Fact account,
            Fact unreserved,
            Fact startsPerInterval,
            Fact startIntervalSeconds,
            Fact requestsPerSecondAndSlot) {

        public Concurrency {
            Fact.requirePositive("account", account);
            Fact.requirePositive("starts_per_interval", startsPerInterval);
            Fact.requirePositive("start_interval_seconds", startIntervalSeconds);
            Fact.requirePositive("requests_per_second_and_slot", requestsPerSecondAndSlot);
            Fact.requireOrder("unreserved concurrency", unreserved, account);
        }
    }

    /// How much a request and its answer may hold.
    public record Payload(
            Fact requestBytes,
            Fact responseBytes,
            Fact asynchronousBytes,
            Fact clientContextBytes,
            Fact logTailBytes) {}

    /// How long things may take.
    public record Times(Fact defaultTimeoutSeconds, Fact mostTimeoutSeconds, Fact initSeconds) {

        public Times {
            Fact.requirePositive("default_timeout_seconds", defaultTimeoutSeconds);
            Fact.requirePositive("init_seconds", initSeconds);
            Fact.requireOrder("timeout", defaultTimeoutSeconds, mostTimeoutSeconds);
        }
    }

    /// What an environment may have.
    ///
    /// @param megabytesPerProcessor the memory that comes with one whole processor
    public record Sizes(
            Fact leastMemoryMegabytes,
            Fact mostMemoryMegabytes,
            Fact megabytesPerProcessor,
            Fact leastTemporaryMegabytes,
            Fact mostTemporaryMegabytes,
            Fact openFiles,
            Fact processes) {

        public Sizes {
            Fact.requirePositive("least_memory_megabytes", leastMemoryMegabytes);
            Fact.requirePositive("megabytes_per_processor", megabytesPerProcessor);
            Fact.requireOrder("memory", leastMemoryMegabytes, mostMemoryMegabytes);
            Fact.requireOrder("temporary storage", leastTemporaryMegabytes, mostTemporaryMegabytes);
        }
    }

    /// How large what users deploy may be.
    ///
    /// @param requestBytes a whole request that carries a package
    public record Code(
            Fact zippedBytes,
            Fact unzippedBytes,
            Fact requestBytes,
            Fact environmentVariablesBytes,
            Fact policyBytes,
            Fact layers,
            Fact storageBytes) {}
}
