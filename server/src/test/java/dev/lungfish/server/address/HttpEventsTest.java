package dev.lungfish.server.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpEventsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UrlCall CALL =
            new UrlCall(
                    "abc",
                    "27faf494-5201-49b0-a933-46d51c90146f",
                    "Root=1-65fc35a0-192b8c084f3381e84745ef37",
                    "123.123.123.123",
                    9700,
                    false,
                    1_583_348_638_390L,
                    null);

    /// The example of AWS's guide, with what AWS leaves out where there is none of it.
    @Test
    void aRequestBecomesTheDocumentedEvent() {
        HttpRequest request =
                request("POST", "/my/path?parameter1=value1&parameter1=value2&parameter2=value");
        request.headers()
                .add("Cookie", "cookie1; cookie2")
                .add("Header1", "value1")
                .add("header2", "value1")
                .add("HEADER2", "value2")
                .add("Content-Type", "text/plain")
                .add("User-Agent", "agent")
                .add("Connection", "keep-alive");
        assertThat(event(CALL, request, "Hello from client!"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {
                                  "version": "2.0",
                                  "routeKey": "$default",
                                  "rawPath": "/my/path",
                                  "rawQueryString": "parameter1=value1&parameter1=value2&parameter2=value",
                                  "cookies": ["cookie1", "cookie2"],
                                  "headers": {
                                    "host": "abc.lambda-url.localhost:9700",
                                    "cookie": "cookie1; cookie2",
                                    "header1": "value1",
                                    "header2": "value1,value2",
                                    "content-type": "text/plain",
                                    "user-agent": "agent",
                                    "x-amzn-trace-id": "Root=1-65fc35a0-192b8c084f3381e84745ef37",
                                    "x-forwarded-for": "123.123.123.123",
                                    "x-forwarded-port": "9700",
                                    "x-forwarded-proto": "http"
                                  },
                                  "queryStringParameters": {
                                    "parameter1": "value1,value2",
                                    "parameter2": "value"
                                  },
                                  "requestContext": {
                                    "accountId": "anonymous",
                                    "apiId": "abc",
                                    "domainName": "abc.lambda-url.localhost",
                                    "domainPrefix": "abc",
                                    "http": {
                                      "method": "POST",
                                      "path": "/my/path",
                                      "protocol": "HTTP/1.1",
                                      "sourceIp": "123.123.123.123",
                                      "userAgent": "agent"
                                    },
                                    "requestId": "27faf494-5201-49b0-a933-46d51c90146f",
                                    "routeKey": "$default",
                                    "stage": "$default",
                                    "time": "04/Mar/2020:19:03:58 +0000",
                                    "timeEpoch": 1583348638390
                                  },
                                  "body": "Hello from client!",
                                  "isBase64Encoded": false
                                }
                                """));
    }

    @Test
    void whatIsAbsentIsLeftOut() {
        JsonNode event = event(CALL, request("GET", "/"), "");
        assertThat(event.propertyNames())
                .containsExactly(
                        "version",
                        "routeKey",
                        "rawPath",
                        "rawQueryString",
                        "headers",
                        "requestContext",
                        "isBase64Encoded");
        assertThat(event.get("isBase64Encoded").booleanValue()).isFalse();
    }

    /// As recorded on AWS: a path whose `%` was sent as `%25`.
    @Test
    void thePathIsThereAsSentAndDecoded() {
        JsonNode event = event(CALL, request("GET", "/pa2%25Fth/1+2?q=a+b%2Fc&flag&&x=%zz"), "");
        assertThat(event.get("rawPath").stringValue()).isEqualTo("/pa2%25Fth/1+2");
        assertThat(event.at("/requestContext/http/path").stringValue()).isEqualTo("/pa2%Fth/1+2");
        assertThat(event.get("rawQueryString").stringValue()).isEqualTo("q=a+b%2Fc&flag&&x=%zz");
        assertThat(event.get("queryStringParameters"))
                .isEqualTo(JSON.readTree("{\"q\":\"a b/c\",\"flag\":\"\",\"x\":\"%zz\"}"));
    }

    @Test
    void aSignerIsInTheEvent() {
        UrlCall signed =
                new UrlCall(
                        "abc",
                        "id",
                        "Root=1",
                        "::1",
                        443,
                        true,
                        0,
                        new UrlCall.Signer("AKIA", "111122223333"));
        JsonNode event = event(signed, request("GET", "/"), "");
        JsonNode context = event.get("requestContext");
        assertThat(event.at("/headers/x-forwarded-proto").stringValue()).isEqualTo("https");
        assertThat(context.get("accountId").stringValue()).isEqualTo("111122223333");
        assertThat(context.at("/authorizer/iam"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"accessKey": "AKIA", "accountId": "111122223333", "callerId": "111122223333",
                                 "cognitoIdentity": null, "principalOrgId": null,
                                 "userArn": "arn:aws:iam::111122223333:root", "userId": "111122223333"}
                                """));
        assertThat(context.get("time").stringValue()).isEqualTo("01/Jan/1970:00:00:00 +0000");
    }

    @Test
    void aProxysForwardingIsContinued() {
        HttpRequest request = request("GET", "/");
        request.headers().add("X-Forwarded-For", "10.0.0.1").add("X-Forwarded-Proto", "https");
        JsonNode headers = event(CALL, request, "").get("headers");
        assertThat(headers.get("x-forwarded-for").stringValue())
                .isEqualTo("10.0.0.1, 123.123.123.123");
        assertThat(headers.get("x-forwarded-proto").stringValue()).isEqualTo("http");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, true",
        "text/csv; charset=utf-8, true",
        "TEXT/HTML, true",
        "application/json, true",
        "application/json; charset=utf-8, true",
        "application/javascript, true",
        "application/xml, true",
        "application/x-www-form-urlencoded, false",
        "multipart/form-data; boundary=x, false",
        "application/problem+json, false",
        "application/octet-stream, false",
        "image/svg+xml, false",
        ", false",
    })
    void aBodyIsTextByItsContentType(String contentType, boolean text) {
        HttpRequest request = request("POST", "/");
        if (contentType != null) {
            request.headers().set("Content-Type", contentType);
        }
        JsonNode event = event(CALL, request, "größer \"als\" \u0001");
        assertThat(event.get("isBase64Encoded").booleanValue()).isEqualTo(!text);
        assertThat(event.get("body").stringValue())
                .isEqualTo(text ? "größer \"als\" \u0001" : "Z3LDtsOfZXIgImFscyIgAQ==");
    }

    @Test
    void textThatIsNotUnicodeIsEncoded() {
        HttpRequest request = request("POST", "/");
        request.headers().set("Content-Type", "text/plain");
        ByteBuf body = Unpooled.wrappedBuffer(new byte[] {(byte) 0xff, (byte) 0xfe});
        JsonNode event = event(CALL, request, body);
        assertThat(event.get("body").stringValue()).isEqualTo("//4=");
        assertThat(event.get("isBase64Encoded").booleanValue()).isTrue();
    }

    private static HttpRequest request(String method, String uri) {
        HttpRequest request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), uri);
        request.headers().set("Host", "abc.lambda-url.localhost:9700");
        return request;
    }

    private static JsonNode event(UrlCall call, HttpRequest request, String body) {
        return event(call, request, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    }

    private static JsonNode event(UrlCall call, HttpRequest request, ByteBuf body) {
        ByteBuf event = HttpEvents.event(call, request, body, ByteBufAllocator.DEFAULT);
        try {
            return JSON.readTree(event.toString(StandardCharsets.UTF_8));
        } finally {
            assertThat(event.release()).isTrue();
            assertThat(body.release()).isTrue();
        }
    }
}
