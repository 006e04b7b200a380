package dev.lungfish.server.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRouteTest {

    @ParameterizedTest
    @CsvSource({
        "orders.localhost, orders,",
        "orders.localhost:9700, orders,",
        "orders.LOCALHOST, orders,",
        "orders.localhost., orders,",
        "orders.localhost.:80, orders,",
        "Order_Items--v2.localhost, Order_Items--v2,",
        "localhost.localhost, localhost,",
        "lambda-url.localhost, lambda-url,",
        "live.orders.localhost:9700, orders, live",
        "17.orders.localhost, orders, 17",
    })
    void aNameBeforeLocalhostIsAService(String host, String name, String qualifier) {
        assertThat(HostRoute.of(host)).isEqualTo(new HostRoute.Service(name, qualifier));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc123.lambda-url.localhost",
                "abc123.lambda-url.localhost:9700",
                "ABC123.Lambda-URL.localhost",
                "abc123.lambda-url.us-east-1.localhost",
                "abc123.lambda-url.eu-west-3.localhost:80",
            })
    void aLabelBeforeLambdaUrlIsAFunctionUrl(String host) {
        assertThat(HostRoute.of(host)).isEqualTo(new HostRoute.FunctionUrl("abc123"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":",
                ":80",
                "localhost",
                "localhost:9700",
                "localhost.",
                ".localhost",
                "..localhost",
                "a..localhost",
                ".a.localhost",
                "notlocalhost",
                "orders.notlocalhost",
                "orders.localhost.example.com",
                "127.0.0.1",
                "127.0.0.1:9700",
                "[::1]",
                "[::1]:9700",
                "::1",
                "lambda.us-east-1.amazonaws.com",
                "a.b.c.localhost",
                "a.b.lambda-url.localhost",
                "a.lambda-url.b.c.localhost",
            })
    void anythingElseIsThePlatformsOwn(String host) {
        assertThat(HostRoute.of(host)).isSameAs(HostRoute.API);
    }

    @Test
    void aRequestWithoutAHostIsThePlatformsOwn() {
        assertThat(HostRoute.of(null)).isSameAs(HostRoute.API);
    }
}
