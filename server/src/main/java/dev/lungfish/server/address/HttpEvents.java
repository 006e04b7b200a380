package dev.lungfish.server.address;

import dev.lungfish.server.web.HopHeaders;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// HTTP requests as the events that a function URL hands to its function: payload format 2.0
/// (AWS Lambda's guide, "Invoking Lambda function URLs").
///
/// What is absent is left out, as AWS does: `cookies`, `queryStringParameters` and `body` when there are none. `rawPath`
/// is as sent and `requestContext.http.path` decoded. The cookies are in `headers.cookie` too.
public final class HttpEvents {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final String DEFAULT = "$default";

    private HttpEvents() {}

    /// The event's bytes; the caller releases them, and the body, which is only read.
    public static ByteBuf event(
            UrlCall call, HttpRequest head, ByteBuf body, ByteBufAllocator allocator) {
        ByteBuf event = allocator.buffer(1024 + body.readableBytes());
        OutputStream out = new ByteBufOutputStream(event);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(json, call, head, body);
        } catch (RuntimeException e) {
            event.release();
            throw e;
        }
        return event;
    }

    private static void write(JsonGenerator json, UrlCall call, HttpRequest head, ByteBuf body) {
        String uri = head.uri();
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        String query = mark < 0 ? "" : uri.substring(mark + 1);
        json.writeStartObject();
        json.writeStringProperty("version", "2.0");
        json.writeStringProperty("routeKey", DEFAULT);
        json.writeStringProperty("rawPath", path);
        json.writeStringProperty("rawQueryString", query);
        cookies(json, head.headers());
        map(json, "headers", headers(call, head.headers()));
        Map<String, String> parameters = Percent.parameters(query);
        if (!parameters.isEmpty()) {
            map(json, "queryStringParameters", parameters);
        }
        context(json, call, head, path);
        body(json, head.headers().get(HttpHeaderNames.CONTENT_TYPE), body);
        json.writeEndObject();
    }

    private static void cookies(JsonGenerator json, HttpHeaders headers) {
        List<String> values = headers.getAll(HttpHeaderNames.COOKIE);
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("cookies");
        for (String value : values) {
            for (String cookie : value.split(";", -1)) {
                if (!cookie.isBlank()) {
                    json.writeString(cookie.strip());
                }
            }
        }
        json.writeEndArray();
    }

    private static Map<String, String> headers(UrlCall call, HttpHeaders sent) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : sent) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HopHeaders.isHopByHop(name)) {
                headers.merge(name, header.getValue(), (first, next) -> first + "," + next);
            }
        }
        headers.put("x-amzn-trace-id", call.traceId());
        headers.merge("x-forwarded-for", call.sourceIp(), (first, next) -> first + ", " + next);
        headers.put("x-forwarded-port", Integer.toString(call.port()));
        headers.put("x-forwarded-proto", call.secure() ? "https" : "http");
        return headers;
    }

    private static void map(JsonGenerator json, String name, Map<String, String> values) {
        json.writeObjectPropertyStart(name);
        values.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static void context(JsonGenerator json, UrlCall call, HttpRequest head, String path) {
        UrlCall.Signer signer = call.signer();
        json.writeObjectPropertyStart("requestContext");
        json.writeStringProperty("accountId", signer == null ? "anonymous" : signer.accountId());
        json.writeStringProperty("apiId", call.urlId());
        if (signer != null) {
            authorizer(json, signer);
        }
        json.writeStringProperty(
                "domainName", domain(head.headers().get(HttpHeaderNames.HOST), call.urlId()));
        json.writeStringProperty("domainPrefix", call.urlId());
        json.writeObjectPropertyStart("http");
        json.writeStringProperty("method", head.method().name());
        json.writeStringProperty("path", Percent.decode(path, false));
        json.writeStringProperty("protocol", head.protocolVersion().text());
        json.writeStringProperty("sourceIp", call.sourceIp());
        String agent = head.headers().get(HttpHeaderNames.USER_AGENT);
        if (agent != null) {
            json.writeStringProperty("userAgent", agent);
        }
        json.writeEndObject();
        json.writeStringProperty("requestId", call.requestId());
        json.writeStringProperty("routeKey", DEFAULT);
        json.writeStringProperty("stage", DEFAULT);
        json.writeStringProperty("time", TIME.format(Instant.ofEpochMilli(call.epochMillis())));
        json.writeNumberProperty("timeEpoch", call.epochMillis());
        json.writeEndObject();
    }

    private static void authorizer(JsonGenerator json, UrlCall.Signer signer) {
        json.writeObjectPropertyStart("authorizer");
        json.writeObjectPropertyStart("iam");
        json.writeStringProperty("accessKey", signer.accessKey());
        json.writeStringProperty("accountId", signer.accountId());
        json.writeStringProperty("callerId", signer.callerId());
        json.writeNullProperty("cognitoIdentity");
        json.writeNullProperty("principalOrgId");
        json.writeStringProperty("userArn", signer.userArn());
        json.writeStringProperty("userId", signer.callerId());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String domain(@Nullable String host, String urlId) {
        if (host == null) {
            return urlId;
        }
        int port = host.indexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }

    private static void body(JsonGenerator json, @Nullable String contentType, ByteBuf body) {
        if (!body.isReadable()) {
            json.writeBooleanProperty("isBase64Encoded", false);
            return;
        }
        boolean text =
                isText(contentType)
                        && ByteBufUtil.isText(
                                body,
                                body.readerIndex(),
                                body.readableBytes(),
                                StandardCharsets.UTF_8);
        json.writeName("body");
        if (text) {
            byte[] bytes =
                    ByteBufUtil.getBytes(body, body.readerIndex(), body.readableBytes(), false);
            json.writeUTF8String(bytes, 0, bytes.length);
        } else {
            json.writeBinary(new ByteBufInputStream(body.slice()), body.readableBytes());
        }
        json.writeBooleanProperty("isBase64Encoded", !text);
    }

    /// The content types whose bodies AWS passes as text; every other body, one without a type and forms included, is
    /// encoded. Seen on AWS, not documented.
    static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type =
                (parameters < 0 ? contentType : contentType.substring(0, parameters))
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json", "application/javascript", "application/xml" -> true;
            default -> type.startsWith("text/");
        };
    }
}
