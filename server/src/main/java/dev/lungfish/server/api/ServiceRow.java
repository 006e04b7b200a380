package dev.lungfish.server.api;

/// One service, live. Counts and latencies are since the platform started, cost is month to date.
///
/// @param contract `handler` or `web`
/// @param placement `function`, `container` or `split`
/// @param url where callers reach it
/// @param coldStarts invocations that waited for an environment to start
/// @param errors invocations that the function answered with an error
/// @param throttles invocations that a limit refused
/// @param p50Micros median time from request to answer, cold starts included; 0 before the first
public record ServiceRow(
        String name,
        String contract,
        String runtime,
        String placement,
        String url,
        int memoryMegabytes,
        long invocations,
        long coldStarts,
        long errors,
        long throttles,
        long p50Micros,
        long p99Micros,
        EnvironmentCounts environments,
        ReplicaCounts replicas,
        long costNanoDollars) {}
