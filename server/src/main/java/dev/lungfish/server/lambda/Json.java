package dev.lungfish.server.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/// The API's JSON: members in upper camel case, none of them null.
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Json() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// @throws ApiError if it is no JSON, or not of this shape
    static <T> T read(byte[] body, Class<T> shape) {
        try {
            return MAPPER.readValue(body.length == 0 ? new byte[] {'{', '}'} : body, shape);
        } catch (UnrecognizedPropertyException e) {
            throw ApiError.unsupported(
                    "the member '" + e.getPropertyName() + "' of this request", "Leave it out.");
        } catch (JacksonException e) {
            throw new ApiError(
                    ErrorType.SERIALIZATION,
                    "Could not parse request body into json: " + e.getOriginalMessage());
        }
    }
}
