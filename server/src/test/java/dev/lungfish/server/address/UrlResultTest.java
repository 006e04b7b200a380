package dev.lungfish.server.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlResultTest {

    /// The lengths and bodies that AWS answered with are those of these rows.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"hello\": \"world\"}       | {\"hello\":\"world\"}",
                "[\"hello\", 3, true]         | [\"hello\",3,true]",
                "\"hello\"                    | hello",
                "3                            | 3",
                "3.10                         | 3.10",
                "true                         | true",
                "null                         | null",
                "{\"body\": \"x\"}            | {\"body\":\"x\"}",
                "{\"a\": {\"statusCode\": 1}} | {\"a\":{\"statusCode\":1}}",
            })
    void jsonWithoutAStatusIsTheBody(String result, String body) {
        FullHttpResponse answer = answer(result);
        assertThat(answer.status().code()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
        assertThat(text(answer)).isEqualTo(body);
    }

    @Test
    void anObjectWithAStatusIsTheAnswer() {
        FullHttpResponse answer =
                answer(
                        """
                        {"statusCode": 201,
                         "headers": {"Content-Type": "text/html", "My-Custom-Header": "Custom Value",
                                     "X-Count": 3, "Content-Length": "99", "Connection": "close"},
                         "body": "{ \\"message\\": \\"Hello, world!\\" }",
                         "cookies": ["Cookie_1=Value1; Expires=21 Oct 2021 07:48 GMT", "Cookie_2=Value2"],
                         "isBase64Encoded": false,
                         "other": [1, {"a": 2}]}
                        """);
        assertThat(answer.status().code()).isEqualTo(201);
        assertThat(answer.headers().get("content-type")).isEqualTo("text/html");
        assertThat(answer.headers().get("my-custom-header")).isEqualTo("Custom Value");
        assertThat(answer.headers().get("x-count")).isEqualTo("3");
        assertThat(answer.headers().contains("content-length")).isFalse();
        assertThat(answer.headers().contains("connection")).isFalse();
        assertThat(answer.headers().getAll("set-cookie"))
                .containsExactly(
                        "Cookie_1=Value1; Expires=21 Oct 2021 07:48 GMT", "Cookie_2=Value2");
        assertThat(text(answer)).isEqualTo("{ \"message\": \"Hello, world!\" }");
    }

    @Test
    void aStatusMayBeAString() {
        FullHttpResponse answer =
                answer("{\"statusCode\":\"418\",\"body\":\"i'm a teapot\",\"headers\":null}");
        assertThat(answer.status().code()).isEqualTo(418);
        assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
        assertThat(text(answer)).isEqualTo("i'm a teapot");
    }

    @Test
    void aBodyMayBeEncoded() {
        FullHttpResponse answer =
                answer("{\"statusCode\":200,\"body\":\"//79AA==\",\"isBase64Encoded\":true}");
        assertThat(answer.content()).isEqualTo(Unpooled.wrappedBuffer(new byte[] {-1, -2, -3, 0}));
    }

    @Test
    void aBodyMayBeJson() {
        assertThat(text(answer("{\"statusCode\":200,\"body\":{\"a\": [1, 2]}}")))
                .isEqualTo("{\"a\":[1,2]}");
    }

    @Test
    void aBodyMayBeMissing() {
        assertThat(text(answer("{\"statusCode\":204}"))).isEmpty();
        assertThat(text(answer("{\"statusCode\":200,\"body\":null}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{\"statusCode\":",
                "{} {}",
                "{\"statusCode\":99}",
                "{\"statusCode\":101}",
                "{\"statusCode\":600}",
                "{\"statusCode\":\"ok\"}",
                "{\"statusCode\":null}",
                "{\"statusCode\":true}",
                "{\"statusCode\":{}}",
                "{\"statusCode\":200,\"body\":\"***\",\"isBase64Encoded\":true}",
                "{\"statusCode\":200,\"headers\":{\"a\":\"b\\r\\nc: d\"}}",
                "{\"statusCode\":200,\"headers\":{\"a b\":\"c\"}}",
            })
    void whatIsNeitherIsABadGateway(String result) {
        FullHttpResponse answer = answer(result);
        assertThat(answer.status().code()).isEqualTo(502);
        assertThat(text(answer)).isEqualTo("Internal Server Error");
    }

    @Test
    void throttlesNameTheirReason() {
        FullHttpResponse answer =
                UrlAnswers.throttled("ReservedFunctionConcurrentInvocationLimitExceeded", 1);
        assertThat(answer.status().code()).isEqualTo(429);
        assertThat(answer.headers().get("x-amzn-errortype")).isEqualTo("TooManyRequestsException");
        assertThat(answer.headers().get("retry-after")).isEqualTo("1");
        assertThat(text(answer))
                .isEqualTo(
                        "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\",\"Type\":\"User\",\"Message\":\"Rate Exceeded.\"}");
    }

    @Test
    void anUnknownUrlIsDeniedAsOnAws() {
        FullHttpResponse answer = UrlAnswers.unknown();
        assertThat(answer.status().code()).isEqualTo(403);
        assertThat(answer.headers().get("x-amzn-errortype")).isEqualTo("AccessDeniedException");
        assertThat(text(answer)).isEqualTo("{\"Message\":null}");
    }

    private static FullHttpResponse answer(String result) {
        ByteBuf payload = Unpooled.copiedBuffer(result, StandardCharsets.UTF_8);
        FullHttpResponse answer = UrlResult.answer(payload);
        assertThat(payload.refCnt()).isEqualTo(1);
        assertThat(payload.readableBytes()).isEqualTo(result.length());
        return answer;
    }

    private static String text(FullHttpResponse answer) {
        return answer.content().toString(StandardCharsets.UTF_8);
    }
}
