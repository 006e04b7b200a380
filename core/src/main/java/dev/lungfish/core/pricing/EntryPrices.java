package dev.lungfish.core.pricing;

/// What stands before services costs: a load balancer by the hour and by its load, or a gateway by the request.
///
/// @param hour a load balancer's price for an hour
/// @param loadHour the price of one unit of load for an hour
/// @param connectionsPerLoadHour how many new connections are one unit
/// @param bytesPerLoadHour how many processed bytes are one unit
/// @param httpApi a plain gateway's price of one request
/// @param restApi the price of one request to a gateway that does more
public record EntryPrices(
        Money hour,
        Money loadHour,
        long connectionsPerLoadHour,
        long bytesPerLoadHour,
        PriceTiers httpApi,
        PriceTiers restApi) {

    public EntryPrices {
        if (connectionsPerLoadHour < 1 || bytesPerLoadHour < 1) {
            throw new IllegalArgumentException("a unit of load is at least 1");
        }
    }

    /// What a load balancer costs when its load is spread evenly over the hours; the larger of the two loads counts.
    ///
    /// @param connections that were opened: as many as requests, where none is kept open
    public Money loadBalancer(long hours, long connections, long bytes) {
        Money byConnections = loadHour.times(connections).averagedOver(connectionsPerLoadHour);
        Money byBytes = loadHour.times(bytes).averagedOver(bytesPerLoadHour);
        return hour.times(hours)
                .plus(byConnections.compareTo(byBytes) > 0 ? byConnections : byBytes);
    }

    /// What a month's requests to a plain gateway cost.
    public Money httpApi(long requests) {
        return httpApi.cost(requests);
    }

    /// What a month's requests to the other gateway cost.
    public Money restApi(long requests) {
        return restApi.cost(requests);
    }
}
