package dev.lungfish.assessor.surroundings;

import org.jspecify.annotations.Nullable;

/// What is asked of a service.
///
/// @param source where that was read, as `--traffic` names it
/// @param requests in all the time that was watched
/// @param p99Millis how long all but one in a hundred requests take at most; null where durations are not known
/// @param longestMillis how long the longest one took; null where durations are not known, or only their mean is
/// @param meanInFlight requests that are worked on at once, in the mean; null where durations are not known
/// @param busiestInFlight the same in the busiest step of the time
/// @param trigger what calls it, in the source's words: `http`, `timer`, `queue`; null where it does not tell
public record Demand(
        String source,
        long requests,
        @Nullable Double p99Millis,
        @Nullable Double longestMillis,
        @Nullable Double meanInFlight,
        @Nullable Double busiestInFlight,
        @Nullable String trigger) {}
