package dev.lungfish.server.address;

import dev.lungfish.server.http.Answers;
import dev.lungfish.server.web.HopHeaders;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A function's result, read as the HTTP answer of its URL (payload format 2.0).
///
/// An object with a `statusCode` is the answer in full: status, headers, body, cookies, `isBase64Encoded`. Any other JSON
/// is a 200 with that JSON, written compactly; a string is sent without its quotes. What is neither is malformed.
public final class UrlResult {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> cookies = new ArrayList<>();
    private @Nullable Integer status;
    private @Nullable ByteBuf body;
    private boolean encoded;

    private UrlResult() {}

    /// The answer; a malformed result's is [UrlAnswers#functionFailed()]. The payload is only read.
    public static FullHttpResponse answer(ByteBuf payload) {
        try {
            UrlResult result = new UrlResult();
            try (JsonParser json = parser(payload)) {
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    result.read(json);
                }
                json.skipChildren();
                if (json.nextToken() != null) {
                    return UrlAnswers.functionFailed();
                }
            }
            return result.status == null ? inferred(payload) : result.full(result.status);
        } catch (JacksonException | IllegalArgumentException malformed) {
            return UrlAnswers.functionFailed();
        }
    }

    private static JsonParser parser(ByteBuf payload) {
        InputStream in = new ByteBufInputStream(payload.slice());
        return JSON.createParser(ObjectReadContext.empty(), in);
    }

    private static FullHttpResponse inferred(ByteBuf payload) {
        try (JsonParser json = parser(payload)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                return UrlAnswers.functionFailed();
            }
            return Answers.of(200, UrlAnswers.JSON, text(json));
        }
    }

    /// The value that begins here: a string's characters, anything else as compact JSON.
    private static ByteBuf text(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return Unpooled.copiedBuffer(json.getString(), StandardCharsets.UTF_8);
        }
        ByteBuf text = Unpooled.buffer();
        OutputStream out = new ByteBufOutputStream(text);
        try (JsonGenerator copy = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            copy.copyCurrentStructureExact(json);
        }
        return text;
    }

    private void read(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "statusCode" -> status = Integer.valueOf(json.getString().strip());
                case "headers" -> readHeaders(json, value);
                case "cookies" -> readCookies(json, value);
                case "body" -> body = value == JsonToken.VALUE_NULL ? null : text(json);
                case "isBase64Encoded" -> encoded = json.getValueAsBoolean(false);
                default -> json.skipChildren();
            }
        }
    }

    private void readHeaders(JsonParser json, JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                headers.put(name, json.getString());
            } else {
                json.skipChildren();
            }
        }
    }

    private void readCookies(JsonParser json, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken().isScalarValue()) {
                cookies.add(json.getString());
            } else {
                json.skipChildren();
            }
        }
    }

    private FullHttpResponse full(int code) {
        if (code < 200 || code > 599) {
            return UrlAnswers.functionFailed();
        }
        ByteBuf content = body == null ? Unpooled.EMPTY_BUFFER : body;
        if (encoded) {
            content = Unpooled.wrappedBuffer(decode(content));
        }
        FullHttpResponse response = Answers.of(code, UrlAnswers.JSON, content);
        HttpHeaders set = response.headers();
        headers.forEach(
                (name, value) -> {
                    if (isTheFunctions(name.toLowerCase(Locale.ROOT))) {
                        set.set(name, value);
                    }
                });
        cookies.forEach(cookie -> set.add(HttpHeaderNames.SET_COOKIE, cookie));
        return response;
    }

    private static byte[] decode(ByteBuf content) {
        return Base64.getDecoder().decode(content.toString(StandardCharsets.ISO_8859_1));
    }

    private static boolean isTheFunctions(String name) {
        return !name.equals("content-length") && !HopHeaders.isHopByHop(name);
    }
}
