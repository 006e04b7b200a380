package dev.lungfish.server.api;

import java.util.List;

/// `GET /lungfish/v1/services`.
///
/// @param services by name
public record ServiceList(List<ServiceRow> services) {

    public ServiceList {
        services = List.copyOf(services);
    }
}
