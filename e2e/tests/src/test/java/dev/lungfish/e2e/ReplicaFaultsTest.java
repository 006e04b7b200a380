package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Three replicas, of which one goes wrong at a time: the others serve, and another takes its place.
///
/// A replica is known by the name that its process gives itself.
@ExtendWith(OnPlatform.class)
final class ReplicaFaultsTest {

    private static final int REPLICAS = 3;
    private static final int CLIENTS = 4;

    /// Of each client at most one request was in the replica.
    private static final String ONE_EACH = "failures, of each client one at most";

    private static final String SETTINGS = "{'minReplicas':3,'maxReplicas':3,'slots':20}";

    @Test
    void aReplicaThatGoesWrongTakesNoOtherWithIt(Functions functions) throws Exception {
        Hosted service =
                Hosted.of(
                        functions.platform(),
                        functions.web(Packages.read(Packages.WEB), 768, Map.of()));
        service.move("container", SETTINGS);
        service.replicas(REPLICAS);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (var load = Load.start(CLIENTS, id -> seen.add(serve(service, id)))) {
            load.more(50);
            Set<String> first = taken(seen);
            assertThat(first).hasSize(REPLICAS);

            long killed = Processes.running(service.name(), "java").getFirst();
            signal(killed, "KILL");
            awaitEnd(service, killed);
            recovered(service, load, seen);
            assertThat(load.failures()).as(ONE_EACH).hasSizeLessThanOrEqualTo(CLIENTS);

            for (String harmless : List.of("slow?1500", "fill")) {
                fault(service, harmless);
                load.more(50);
                assertThat(load.failures()).as("with a replica of " + harmless).isEmpty();
            }

            for (String conduct : List.of("garbage", "half-close")) {
                fault(service, conduct);
                service.await(
                        conduct + " being noticed",
                        view -> view.path("replicas").path("ready").asInt() < REPLICAS);
                load.passed();
                load.failures();
                load.more(50);
                assertThat(load.failures()).as("after " + conduct + " was noticed").isEmpty();
                recovered(service, load, seen);
            }

            long stopped = Processes.running(service.name(), "java").getFirst();
            signal(stopped, "STOP");
            awaitEnd(service, stopped);
            recovered(service, load, seen);
            assertThat(load.failures()).as(ONE_EACH).hasSizeLessThanOrEqualTo(CLIENTS);
            load.end();
        }
    }

    private static void awaitEnd(Hosted service, long replica) {
        service.await(
                "the end of the replica", _ -> !Processes.of(service.name()).contains(replica));
    }

    private static void recovered(Hosted service, Load load, Set<String> seen) {
        service.replicas(REPLICAS);
        load.more(10);
        seen.clear();
        service.await("all replicas serving", _ -> seen.size() == REPLICAS);
    }

    private static Set<String> taken(Set<String> seen) {
        var taken = new HashSet<>(seen);
        seen.clear();
        return taken;
    }

    private static String serve(Hosted service, String id) throws Exception {
        var answer = service.site().send("/serve", r -> r.POST(BodyPublishers.ofString(id)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().toList().get(1);
    }

    private static String fault(Hosted service, String fault) throws Exception {
        var answer = service.site().send("/fault/" + fault, r -> r.POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(fault + ": " + answer.body()).isEqualTo(200);
        return answer.body().strip();
    }

    private static void signal(long process, String name) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process)).start();
        assertThat(kill.waitFor()).isZero();
    }
}
