package dev.lungfish.planner.plan;

import java.util.List;

/// What else a person decides by.
///
/// @param concentration the busiest services first, how much of all requests and of all costs they are
/// @param hours what each part of the time would cost if a month were always like it
/// @param growth what a month would cost at multiples of today's traffic
/// @param keepAlive what the services that the mix has on demand are like with each keep-alive; none if there are none
public record Curves(
        List<Share> concentration,
        List<Hour> hours,
        List<Growth> growth,
        List<KeepAlive> keepAlive) {

    public Curves {
        concentration = List.copyOf(concentration);
        hours = List.copyOf(hours);
        growth = List.copyOf(growth);
        keepAlive = List.copyOf(keepAlive);
    }

    /// So many of the services, the busiest first.
    ///
    /// @param requests the part of all requests that they serve
    /// @param functionCost the part of the bill of all functions that they are
    public record Share(int services, double requests, double functionCost) {}

    /// An hour of the week.
    ///
    /// @param name such as `Mon 09`
    /// @param functions dollars an hour on demand
    public record Hour(String name, double requests, double functions) {}

    /// A multiple of today's traffic, reckoned from each service's cost of a request and of a replica.
    ///
    /// @param functions dollars a month, everything on demand
    /// @param containers everything as containers
    /// @param mix each service as what is then cheaper
    public record Growth(double factor, double functions, double containers, double mix) {}

    /// A keep-alive of on-demand environments.
    ///
    /// @param coldShare the part of the requests on demand that wait for a start
    /// @param functions dollars a month on demand; each start adds its init, where inits are billed
    /// @param idleGigabytes what idle environments hold, in the mean
    public record KeepAlive(
            int minutes, double coldShare, double functions, double idleGigabytes) {}
}
