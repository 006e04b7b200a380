package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.limits.ScalingRate;
import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.simulator.random.Stream;
import dev.lungfish.simulator.run.ProgramTimes;
import dev.lungfish.simulator.run.ServiceModel;
import dev.lungfish.simulator.run.ServiceResult;
import dev.lungfish.simulator.run.Simulation;
import dev.lungfish.simulator.run.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.Runtime;

/// The same requests through a platform and through the simulator, which knows how long starts and work took on the
/// platform: it says as many cold starts, as many requests in flight, and the same bill.
final class SimulatorAgreesTest {

    private static final Percentage CLOSE = Percentage.withPercentage(2);

    /// Work of 600 ms ends 600 ms before the next step, which is as long as a start may take. An environment that served in
    /// a step is idle for up to 600 ms in the next, and for 1,200 to 1,800 ms in the one after it.
    private static final Duration STEP = Duration.ofMillis(1200);

    private static final Duration KEEP_ALIVE = Duration.ofMillis(900);
    private static final String HANDLER =
            "export const handler = () => new Promise(done => setTimeout(done, 600));";

    private static final int SERVICES = 10;
    private static final int STEPS = 18;
    private static final double REQUESTS_IN_STEP = 0.7;
    private static final int MEGABYTES = 128;
    private static final Duration LENGTH = STEP.multipliedBy(STEPS + 3);
    private static final long SEED = 7;

    /// AWS Lambda's list prices on x86 in us-east-1, in billionths of a dollar.
    private static final double REQUEST = 200;

    private static final double GIGABYTE_SECOND = 16_666.7;
    private static final double MEGABYTE_MILLIS = 1_024_000;

    @Test
    void theSimulatorSaysWhatThePlatformDoes(
            @TempDir(factory = VisibleDirectory.class) Path directory) throws Exception {
        String keepAlive = KEEP_ALIVE.toMillis() + "ms";
        try (var platform =
                        TestPlatform.start(directory.resolve("data"), "--keep-alive", keepAlive);
                var functions = new Functions(platform)) {
            List<Schedule> schedules = schedules(functions);
            play(functions, schedules);
            List<String> names = schedules.stream().map(Schedule::service).toList();
            LiveFigures live = LiveFigures.of(platform, names);
            List<ServiceResult> simulated = simulate(schedules, live.times());

            long requests = schedules.stream().mapToLong(each -> each.nanos().size()).sum();
            assertThat(live.requests()).isEqualTo(requests);
            long cold = simulated.stream().mapToLong(each -> each.requests().cold()).sum();
            assertThat(cold)
                    .as("cold starts, of %d requests", requests)
                    .isCloseTo(live.coldStarts(), CLOSE);
            double inFlight =
                    simulated.stream().mapToDouble(each -> each.levels().inFlight().mean()).sum();
            assertThat(inFlight)
                    .as("requests in flight")
                    .isCloseTo(live.secondsInFlight() / seconds(LENGTH), CLOSE);
            double nanoDollars =
                    simulated.stream().mapToDouble(each -> cost(each.held().usage())).sum();
            assertThat(nanoDollars).as("bill").isCloseTo(live.nanoDollars(), CLOSE);
        }
    }

    /// The steps of different services begin at different times, so that the machine's work is even.
    private static List<Schedule> schedules(Functions functions) {
        List<Schedule> schedules = new ArrayList<>();
        for (int i = 0; i < SERVICES; i++) {
            String name =
                    functions.create(
                            function ->
                                    function.runtime(Runtime.NODEJS22_X)
                                            .handler("index.handler")
                                            .memorySize(MEGABYTES)
                                            .code(
                                                    code ->
                                                            code.zipFile(
                                                                    Functions.nodeCode(HANDLER))),
                            Map.of());
            long begin = STEP.toNanos() * i / SERVICES;
            Stream stream = new Stream(SEED).fork("service " + i);
            schedules.add(
                    Schedule.of(name, begin, STEP.toNanos(), STEPS, REQUESTS_IN_STEP, stream));
        }
        return schedules;
    }

    private static void play(Functions functions, List<Schedule> schedules) {
        long zeroNanos = System.nanoTime();
        try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Schedule schedule : schedules) {
                players.execute(
                        () ->
                                schedule.play(
                                        zeroNanos,
                                        () ->
                                                functions
                                                        .lambda()
                                                        .invoke(
                                                                call ->
                                                                        call.functionName(
                                                                                schedule
                                                                                        .service()))));
            }
        }
    }

    private static List<ServiceResult> simulate(List<Schedule> schedules, ProgramTimes times) {
        OnDemandRules rules =
                new OnDemandRules(
                        KEEP_ALIVE.toNanos(),
                        1000,
                        ScalingRate.AWS_LAMBDA,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        Duration.ofSeconds(10).toNanos());
        Timing timing = new Timing(0, 0, LENGTH.toNanos(), LENGTH.toNanos());
        Simulation simulation = Simulation.onDemand(timing, rules, SEED);
        BillingRule billing = new BillingRule(1, true, 512, 300_000);
        for (Schedule each : schedules) {
            simulation.add(
                    new ServiceModel(each.service(), each::arrivals, MEGABYTES, 1, 0, times, times),
                    billing,
                    ReplicaRule.EXACT);
        }
        return simulation.run();
    }

    private static double cost(Usage usage) {
        return usage.requests() * REQUEST
                + usage.durationMegabyteMillis() / MEGABYTE_MILLIS * GIGABYTE_SECOND;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
