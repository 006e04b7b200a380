package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.model.Cors;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;

/// Functions at their own URLs, in payload format 2.0.
@ExtendWith(OnPlatform.class)
final class FunctionUrlTest {

    private static final String SHOW = "export const handler = async (event) => event;";

    @Test
    void aRequestBecomesAnEventOfFormat2(Functions functions) throws Exception {
        Site site = Site.of(url(functions, functions.node(SHOW)));
        var response =
                site.send(
                        "/orders/new%20one?colour=red&colour=blue&size=m%26m",
                        request ->
                                request.POST(BodyPublishers.ofString("a lamp"))
                                        .header("Content-Type", "text/plain")
                                        .header("X-Shop", "North")
                                        .header("Cookie", "a=1; b=2")
                                        .header("User-Agent", "e2e"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode event = Json.parse(response.body());
        assertThat(event.get("version").asString()).isEqualTo("2.0");
        assertThat(event.get("routeKey").asString()).isEqualTo("$default");
        assertThat(event.get("rawPath").asString()).isEqualTo("/orders/new%20one");
        assertThat(event.get("rawQueryString").asString())
                .isEqualTo("colour=red&colour=blue&size=m%26m");
        assertThat(event.get("queryStringParameters"))
                .isEqualTo(Json.parse("{'colour':'red,blue','size':'m&m'}"));
        assertThat(event.get("cookies")).isEqualTo(Json.parse("['a=1','b=2']"));
        assertThat(event.get("headers").get("x-shop").asString()).isEqualTo("North");
        assertThat(event.get("headers").get("host").asString()).isEqualTo(site.host());
        assertThat(event.get("body").asString()).isEqualTo("a lamp");
        assertThat(event.get("isBase64Encoded").asBoolean()).isFalse();
        assertContext(event.get("requestContext"), site);
    }

    private static void assertContext(JsonNode context, Site site) {
        String domain = site.host().replaceAll(":\\d+$", "");
        assertThat(context.get("http").get("method").asString()).isEqualTo("POST");
        assertThat(context.get("http").get("path").asString()).isEqualTo("/orders/new one");
        assertThat(context.get("http").get("protocol").asString()).isEqualTo("HTTP/1.1");
        assertThat(context.get("http").get("sourceIp").asString()).isEqualTo("127.0.0.1");
        assertThat(context.get("http").get("userAgent").asString()).isEqualTo("e2e");
        assertThat(context.get("accountId").asString()).isEqualTo("anonymous");
        assertThat(context.get("domainName").asString()).startsWith(domain);
        assertThat(context.get("domainPrefix").asString())
                .isEqualTo(domain.substring(0, domain.indexOf('.')));
        assertThat(context.get("apiId").asString())
                .isEqualTo(domain.substring(0, domain.indexOf('.')));
        assertThat(context.get("routeKey").asString()).isEqualTo("$default");
        assertThat(context.get("stage").asString()).isEqualTo("$default");
        assertThat(context.get("requestId").asString()).matches("[0-9a-f-]{36}");
        assertThat(context.get("time").asString())
                .matches("\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2} \\+0000");
        assertThat(context.get("timeEpoch").asLong()).isPositive();
    }

    @Test
    void aBodyThatIsNoTextComesAsBase64(Functions functions) throws Exception {
        Site site = Site.of(url(functions, functions.node(SHOW)));
        byte[] body = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};
        var response =
                site.send(
                        "/",
                        request ->
                                request.PUT(BodyPublishers.ofByteArray(body))
                                        .header("Content-Type", "image/png"));
        JsonNode event = Json.parse(response.body());
        assertThat(event.get("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.get("body").asString())).isEqualTo(body);
    }

    @Test
    void anAnswerWithStatusIsTheResponse(Functions functions) throws Exception {
        HttpResponse<String> response =
                answer(
                        functions,
                        """
                        { statusCode: 418, headers: { "X-Pot": "short", "Content-Type": "text/plain" },
                          cookies: ["a=1; Path=/", "b=2"], body: "bGVhdmVz", isBase64Encoded: true }
                        """);
        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.body()).isEqualTo("leaves");
        assertThat(response.headers().firstValue("X-Pot")).hasValue("short");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(response.headers().allValues("Set-Cookie"))
                .containsExactly("a=1; Path=/", "b=2");
    }

    @Test
    void anAnswerWithoutStatusIsTheBody(Functions functions) throws Exception {
        HttpResponse<String> text = answer(functions, "'just text'");
        assertThat(text.statusCode()).isEqualTo(200);
        assertThat(text.body()).isEqualTo("just text");
        assertThat(text.headers().firstValue("Content-Type")).hasValue("application/json");
        HttpResponse<String> object = answer(functions, "({ tea: 'green' })");
        assertThat(Json.parse(object.body())).isEqualTo(Json.parse("{'tea':'green'}"));
    }

    @Test
    void aFunctionThatFailsIsABadGateway(Functions functions) throws Exception {
        String name =
                functions.node(
                        "export const handler = async () => { throw new Error('secret'); };");
        HttpResponse<String> response = Site.of(url(functions, name)).get("/");
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("Internal Server Error").doesNotContain("secret");
    }

    @Test
    void aThrottledFunctionAsksForPatience(Functions functions) throws Exception {
        var lambda = functions.lambda();
        String name = functions.node(SHOW);
        URI url = url(functions, name);
        lambda.putFunctionConcurrency(
                put -> put.functionName(name).reservedConcurrentExecutions(0));
        assertThat(Site.of(url).get("/").statusCode()).isEqualTo(429);
    }

    @Test
    void aPreflightIsAnsweredWithoutTheFunction(Functions functions) throws Exception {
        String name = functions.node(SHOW);
        URI url =
                url(
                        functions,
                        name,
                        FunctionUrlAuthType.NONE,
                        Cors.builder()
                                .allowOrigins("https://shop.example")
                                .allowMethods("GET", "PUT")
                                .allowHeaders("x-shop")
                                .exposeHeaders("x-total")
                                .allowCredentials(true)
                                .maxAge(600)
                                .build());
        var preflight =
                Site.of(url)
                        .send(
                                "/",
                                request ->
                                        request.method("OPTIONS", BodyPublishers.noBody())
                                                .header("Origin", "https://shop.example")
                                                .header("Access-Control-Request-Method", "PUT")
                                                .header(
                                                        "Access-Control-Request-Headers",
                                                        "x-shop"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertHeader(preflight, "Access-Control-Allow-Origin", "https://shop.example");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("PUT"));
        assertHeader(preflight, "Access-Control-Allow-Headers", "x-shop");
        assertHeader(preflight, "Access-Control-Allow-Credentials", "true");
        assertHeader(preflight, "Access-Control-Max-Age", "600");
        assertThat(Processes.of(name)).as("processes of a function that was not asked").isEmpty();

        var simple = Site.of(url).send("/", r -> r.GET().header("Origin", "https://shop.example"));
        assertThat(simple.statusCode()).isEqualTo(200);
        assertHeader(simple, "Access-Control-Allow-Origin", "https://shop.example");
        assertHeader(simple, "Access-Control-Expose-Headers", "x-total");
        var foreign = Site.of(url).send("/", r -> r.GET().header("Origin", "https://evil.example"));
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aUrlThatWantsSignaturesForbidsWhoHasNone(Functions functions) throws Exception {
        String name = functions.node(SHOW);
        URI url = url(functions, name, FunctionUrlAuthType.AWS_IAM, Cors.builder().build());
        HttpResponse<String> response = Site.of(url).get("/");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(Json.parse(response.body()).get("Message").asString()).contains("Forbidden");
    }

    @Test
    void aDeletedUrlServesNoMore(Functions functions) throws Exception {
        var lambda = functions.lambda();
        String name = functions.node(SHOW);
        URI url = url(functions, name);
        assertThat(Site.of(url).get("/").statusCode()).isEqualTo(200);
        lambda.deleteFunctionUrlConfig(delete -> delete.functionName(name));
        assertThat(Site.of(url).get("/").statusCode()).isBetween(403, 404);
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.getFunctionUrlConfig(get -> get.functionName(name)));
    }

    /// What a URL answers whose function returns this expression of JavaScript.
    private static HttpResponse<String> answer(Functions functions, String expression)
            throws Exception {
        String name = functions.node("export const handler = async () => (" + expression + ");");
        return Site.of(url(functions, name)).get("/");
    }

    private static URI url(Functions functions, String name) {
        return url(functions, name, FunctionUrlAuthType.NONE, null);
    }

    private static URI url(
            Functions functions, String name, FunctionUrlAuthType authType, Cors cors) {
        var lambda = functions.lambda();
        var created =
                lambda.createFunctionUrlConfig(
                        create -> create.functionName(name).authType(authType).cors(cors));
        URI url = URI.create(created.functionUrl());
        assertThat(url.getPort()).isEqualTo(functions.platform().port());
        assertThat(List.of(url.getHost().split("\\.", -1))).hasSizeGreaterThan(2);
        assertThat(url.getHost()).contains(".lambda-url.").endsWith("localhost");
        return url;
    }

    private static void assertHeader(HttpResponse<String> response, String name, String value) {
        assertThat(response.headers().firstValue(name)).as(name).hasValue(value);
    }
}
