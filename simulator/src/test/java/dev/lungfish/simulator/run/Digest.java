package dev.lungfish.simulator.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.DeploymentRules;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.service.Placement;
import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.arrivals.DailyCurve;
import dev.lungfish.simulator.arrivals.PatternArrivals;
import dev.lungfish.simulator.arrivals.Rate;
import dev.lungfish.simulator.arrivals.WeekClock;
import dev.lungfish.simulator.random.Exponential;
import dev.lungfish.simulator.random.Stream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The SHA-256 of the results of services of all placements with faults, as a program that prints it.
final class Digest {

    private static final int SERVICES = 9;
    private static final Timing TIMING =
            new Timing(-300 * Runs.SECOND, 0, 2400 * Runs.SECOND, 60 * Runs.SECOND);

    private Digest() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
        System.out.println(of(Long.parseLong(args[0])));
    }

    static String of(long seed) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (ServiceResult result : run(seed)) {
            digest.update(text(result).getBytes(UTF_8));
            ByteBuffer latency = ByteBuffer.allocate(1 << 20);
            result.latency().encodeIntoByteBuffer(latency);
            digest.update(latency.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String text(ServiceResult result) {
        ServiceResult.Requests requests = result.requests();
        ServiceResult.Levels levels = result.levels();
        return String.join(
                " ",
                result.name(),
                Long.toString(requests.answered()),
                Long.toString(requests.failed()),
                Long.toString(requests.cold()),
                Long.toString(requests.overflowed()),
                Long.toString(requests.allRefused()),
                result.held().toString(),
                Double.toString(levels.inFlight().mean()),
                Arrays.toString(levels.environments().peaks()),
                Arrays.toString(levels.replicas().peaks()));
    }

    private static List<ServiceResult> run(long seed) {
        ReplicaRules replicas = Runs.replicas(DeploymentRules.DEFAULT, 4, 1, 10);
        Cluster cluster =
                new Cluster(
                        List.of(
                                new Node("a", "east", 8000, 16_384, 20),
                                new Node("b", "west", 8000, 16_384, 20)));
        Simulation simulation =
                Simulation.placed(
                        TIMING,
                        OnDemandRules.AWS_LAMBDA,
                        cluster,
                        name -> new Placed(placement(name), replicas),
                        seed);
        simulation.add(new Fault.ZoneLost("east", 600 * Runs.SECOND, 1500 * Runs.SECOND));
        simulation.add(new Fault.SlowStarts(3, 300 * Runs.SECOND, 700 * Runs.SECOND));
        simulation.add(new Fault.StartsHeld(1800 * Runs.SECOND, 1820 * Runs.SECOND));
        for (int i = 0; i < SERVICES; i++) {
            simulation.add(service("service-" + i, seed), Runs.BILLING, ReplicaRule.EXACT);
        }
        return simulation.run();
    }

    private static ServiceModel service(String name, long seed) {
        Rate rate = Rate.steady(1).times(new DailyCurve(new WeekClock(0, ZoneOffset.UTC), 1, 0.9));
        ProgramTimes times =
                ProgramTimes.starting(
                        new Exponential(2 * Runs.SECOND), new Exponential(2 * Runs.SECOND));
        Stream arrivals = new Stream(seed).fork(name).fork("arrivals");
        return Runs.service(
                name,
                () ->
                        new PatternArrivals(
                                rate,
                                TIMING.warmUpNanos(),
                                TIMING.endNanos(),
                                60 * Runs.SECOND,
                                arrivals),
                times);
    }

    private static Placement placement(String name) {
        Placement[] all = Placement.values();
        return all[name.charAt(name.length() - 1) % all.length];
    }
}
