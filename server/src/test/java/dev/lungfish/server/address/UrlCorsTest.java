package dev.lungfish.server.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.catalog.FunctionUrl.Cors;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlCorsTest {

    private static final String PAGE = "https://www.example.com";
    private static final Cors STRICT =
            new Cors(
                    false,
                    List.of("content-type", "x-one"),
                    List.of("GET", "POST"),
                    List.of(PAGE, "http://localhost:60905"),
                    List.of("date", "x-two"),
                    300);
    private static final Cors OPEN =
            new Cors(false, List.of("*"), List.of("*"), List.of("*"), List.of(), null);
    private static final Cors OPEN_WITH_CREDENTIALS =
            new Cors(true, List.of("*"), List.of("*"), List.of("*"), List.of("x-two"), 0);

    @Test
    void aPreflightIsAnsweredWithWhatIsAllowed() {
        assertThat(preflight(STRICT, PAGE, "POST", "x-one"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "access-control-allow-origin", PAGE,
                                "access-control-allow-methods", "GET,POST",
                                "access-control-allow-headers", "content-type,x-one",
                                "access-control-max-age", "300",
                                "vary", "origin"));
    }

    @Test
    void aWildcardIsSentAsOneWithoutCredentials() {
        assertThat(preflight(OPEN, PAGE, "DELETE", "authorization"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "access-control-allow-origin", PAGE,
                                "access-control-allow-methods", "*",
                                "access-control-allow-headers", "*",
                                "vary", "origin"));
    }

    @Test
    void aWildcardBecomesWhatWasAskedForWithCredentials() {
        assertThat(preflight(OPEN_WITH_CREDENTIALS, PAGE, "DELETE", "authorization"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "access-control-allow-origin", PAGE,
                                "access-control-allow-credentials", "true",
                                "access-control-allow-methods", "DELETE",
                                "access-control-allow-headers", "authorization",
                                "access-control-max-age", "0",
                                "vary", "origin"));
    }

    @ParameterizedTest
    @CsvSource({"https://elsewhere.example, GET", "https://www.example.com, DELETE", "null, GET"})
    void whatIsNotAllowedGetsNoHeaders(String origin, String method) {
        assertThat(preflight(STRICT, origin, method, "x-one")).isEmpty();
    }

    @Test
    void onlyAPreflightIsAnswered() {
        assertThat(UrlCors.preflight(OPEN, request("GET", PAGE, "GET", null))).isNull();
        assertThat(UrlCors.preflight(OPEN, request("OPTIONS", PAGE, null, null))).isNull();
        assertThat(UrlCors.preflight(OPEN, request("OPTIONS", null, "GET", null))).isNull();
    }

    @Test
    void otherAnswersGetTheHeadersOfActualRequests() {
        assertThat(decorated(STRICT, PAGE))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "access-control-allow-origin", PAGE,
                                "access-control-expose-headers", "date,x-two",
                                "vary", "origin"));
        assertThat(decorated(OPEN_WITH_CREDENTIALS, PAGE))
                .containsEntry("access-control-allow-credentials", "true");
        assertThat(decorated(STRICT, "https://elsewhere.example")).isEmpty();
        assertThat(decorated(STRICT, null)).isEmpty();
    }

    @Test
    void theFunctionsOwnHeadersStayBesideThem() {
        HttpHeaders headers = new DefaultHttpHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        UrlCors.decorate(OPEN, PAGE, headers);
        assertThat(headers.getAll("access-control-allow-origin")).containsExactly("*", PAGE);
    }

    private static Map<String, String> preflight(
            Cors cors, String origin, String method, String headers) {
        FullHttpResponse answer =
                UrlCors.preflight(cors, request("OPTIONS", origin, method, headers));
        assertThat(answer).isNotNull();
        assertThat(answer.status().code()).isEqualTo(200);
        return map(answer.headers());
    }

    private static Map<String, String> decorated(Cors cors, String origin) {
        HttpHeaders headers = new DefaultHttpHeaders();
        UrlCors.decorate(cors, origin, headers);
        return map(headers);
    }

    private static Map<String, String> map(HttpHeaders headers) {
        return headers.entries().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static HttpRequest request(
            String method, String origin, String asksForMethod, String asksForHeaders) {
        HttpRequest request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), "/");
        set(request, "Origin", origin);
        set(request, "Access-Control-Request-Method", asksForMethod);
        set(request, "Access-Control-Request-Headers", asksForHeaders);
        return request;
    }

    private static void set(HttpRequest request, String name, String value) {
        if (value != null) {
            request.headers().set(name, value);
        }
    }
}
