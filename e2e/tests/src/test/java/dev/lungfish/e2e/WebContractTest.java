package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.model.Runtime;

/// A web program as an on-demand service at its own address.
@ExtendWith(OnPlatform.class)
final class WebContractTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Test
    void aProgramStartsWithItsFirstRequestAndAnswersWhenItIsReady(Functions functions)
            throws Exception {
        String name = deploy(functions, Map.of("WARM_UP_MILLIS", "1000"));
        assertThat(Processes.of(name)).as("processes before the first request").isEmpty();
        long before = System.nanoTime();
        var response = site(functions, name).get("/ready");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ready\n");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofSeconds(1));
        assertThat(Processes.states(name, "java")).hasSize(1);
    }

    @Test
    void aRequestAndItsResponsePassUnchanged(Functions functions) throws Exception {
        String name = deploy(functions, Map.of());
        Site site = site(functions, name);
        var response =
                site.send(
                        "/echo/a%20b?q=1&q=%26",
                        request -> request.method("PATCH", BodyPublishers.ofString("ž body")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("PATCH\n/echo/a%20b?q=1&q=%26\n" + site.host() + "\nž body");
        assertThat(response.headers().allValues("Set-Cookie"))
                .containsExactly("first=1", "second=2");
        assertThat(site.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void anEnvironmentServesOneRequestAtATime(Functions functions) throws Exception {
        String name = deploy(functions, Map.of());
        Site site = site(functions, name);
        Callable<String> slow = () -> site.get("/slow?1000").body();
        for (String mostAtOnce : together(List.of(slow, slow, slow))) {
            assertThat(mostAtOnce).isEqualTo("1\n");
        }
        assertThat(Processes.states(name, "java")).hasSize(3);
    }

    @Test
    void anEnvironmentServesAsManyRequestsAtOnceAsItHasSlots(Functions functions) throws Exception {
        String name = deploy(functions, Map.of("LUNGFISH_SLOTS", "3"));
        Site site = site(functions, name);
        site.get("/ready");
        Callable<String> slow = () -> site.get("/slow?1000").body();
        assertThat(together(List.of(slow, slow, slow))).contains("3\n");
        assertThat(Processes.states(name, "java")).hasSize(1);
    }

    @Test
    void aProgramStandsStillBetweenRequests(Functions functions) throws Exception {
        String name = deploy(functions, Map.of());
        Site site = site(functions, name);
        site.get("/slow?300");
        long before = Long.parseLong(site.get("/count").body().strip());
        Processes.awaitStopped(name, "java");
        Thread.sleep(PAUSE);
        long after = Long.parseLong(site.get("/count").body().strip());
        assertThat(before).as("milliseconds counted while it served").isGreaterThan(100);
        assertThat(after - before)
                .as("milliseconds counted in a pause of a second")
                .isLessThan(250);
    }

    @Test
    void aProgramThatEndsIsABadGatewayAndTheNextRequestStartsAnother(Functions functions)
            throws Exception {
        String name = deploy(functions, Map.of());
        Site site = site(functions, name);
        assertThat(site.get("/exit").statusCode()).isEqualTo(502);
        assertThat(site.get("/ready").statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(Processes.states(name, "java")).hasSize(1));
        functions.lambda().deleteFunction(delete -> delete.functionName(name));
        Processes.awaitNone(name);
        assertThat(site.get("/ready").statusCode()).isEqualTo(404);
    }

    @Test
    void aServiceThatNobodyDeclaredIsNotFound(Functions functions) throws Exception {
        assertThat(site(functions, "no-such-service").get("/").statusCode()).isEqualTo(404);
    }

    private static String deploy(Functions functions, Map<String, String> more) {
        var variables = new HashMap<>(more);
        variables.put("LUNGFISH_CONTRACT", "web");
        variables.put("LUNGFISH_READINESS_PATH", "/ready");
        return functions.create(
                function ->
                        function.runtime(Runtime.fromValue("java25"))
                                .handler("web.jar")
                                .code(Functions.code(Packages.WEB)),
                variables);
    }

    private static Site site(Functions functions, String name) {
        return Site.of(name + ".localhost:" + functions.platform().port());
    }
}
