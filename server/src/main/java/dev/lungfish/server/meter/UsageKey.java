package dev.lungfish.server.meter;

import dev.lungfish.core.service.Architecture;
import java.time.YearMonth;

/// Whose usage it is, and of what.
///
/// @param month of the moment when an invocation ended, in UTC
public record UsageKey(
        String service, YearMonth month, Architecture architecture, int memoryMegabytes) {}
