package dev.lungfish.cli.client;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// How both APIs write JSON. Unknown fields are ignored: a platform may be newer than its client.
public final class Json {

    /// Lungfish's own API.
    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// The Lambda API, whose fields start with a capital letter.
    static final JsonMapper LAMBDA =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                    .changeDefaultPropertyInclusion(
                            inclusion ->
                                    inclusion.withValueInclusion(
                                            com.fasterxml.jackson.annotation.JsonInclude.Include
                                                    .NON_NULL))
                    .build();

    private Json() {}
}
