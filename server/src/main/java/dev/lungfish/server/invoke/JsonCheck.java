package dev.lungfish.server.invoke;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Tells whether a payload is one JSON value.
final class JsonCheck {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonCheck() {}

    /// Why it is not, or null if it is.
    static @Nullable String fault(ByteBuf payload) {
        try (JsonParser parser = parser(payload)) {
            if (parser.nextToken() == null) {
                return "No content to map due to end-of-input";
            }
            parser.skipChildren();
            return parser.nextToken() == null
                    ? null
                    : "Unexpected content after the first JSON value";
        } catch (JacksonException e) {
            return String.valueOf(e.getOriginalMessage());
        }
    }

    private static JsonParser parser(ByteBuf payload) {
        return FACTORY.createParser(
                ObjectReadContext.empty(), (InputStream) new ByteBufInputStream(payload.slice()));
    }
}
