package dev.lungfish.server.meter;

import dev.lungfish.core.pricing.Usage;

/// Usage under a key: what came on top when it is added to a store, the sum when it is read from one.
public record UsageDelta(UsageKey key, Usage usage) {}
