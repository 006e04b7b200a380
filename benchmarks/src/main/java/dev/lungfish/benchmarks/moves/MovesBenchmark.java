package dev.lungfish.benchmarks.moves;

import dev.lungfish.benchmarks.client.Address;
import dev.lungfish.benchmarks.client.ClosedLoop;
import dev.lungfish.benchmarks.client.Question;
import dev.lungfish.benchmarks.client.Sample.Ending;
import dev.lungfish.benchmarks.client.Samples;
import dev.lungfish.benchmarks.functions.EchoPackages;
import dev.lungfish.benchmarks.functions.WebPackages;
import dev.lungfish.benchmarks.platform.FunctionSpec;
import dev.lungfish.benchmarks.platform.Lungfish;
import dev.lungfish.benchmarks.program.Paths;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.api.PlacementView.MoveView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Moves of a service that four clients go on calling.
public final class MovesBenchmark {

    private static final int CLIENTS = 4;
    private static final int MEGABYTES = 256;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    /// What belongs to a move after its end: requests that found the target cold, or went to what has ended.
    private static final Duration AFTER = Duration.ofSeconds(1);

    private static final Map<String, Object> SETTINGS =
            Map.of("minReplicas", 1, "maxReplicas", 2, "network", "host", "cpuMillis", 1000);

    /// Each way, and the way back.
    private static final List<Direction> WAYS =
            List.of(
                    new Direction(Placement.FUNCTION, Placement.CONTAINER),
                    new Direction(Placement.FUNCTION, Placement.SPLIT),
                    new Direction(Placement.CONTAINER, Placement.SPLIT));

    private final Lungfish platform;
    private final String service;
    private final ClosedLoop load;
    private final Duration before;
    private final List<MeasuredMove> moves = new ArrayList<>();

    private MovesBenchmark(Lungfish platform, String service, ClosedLoop load, Duration before) {
        this.platform = platform;
        this.service = service;
        this.load = load;
        this.before = before;
    }

    /// Prints a row for each move, and then the medians, for a web service and for a handler.
    ///
    /// @param count of moves in each direction
    /// @param before how long the load is looked at before and after each move
    /// @param think of each client
    public static void run(int count, Duration before, Duration think) throws Exception {
        try (Lungfish platform = Lungfish.up()) {
            FunctionSpec web = WebPackages.service("web", MEGABYTES);
            platform.api().create(web);
            Address address = platform.address(web.name());
            run(platform, web.name(), address, Question.get(Paths.SMALL), count, before, think);
        }
        try (Lungfish platform = Lungfish.up()) {
            FunctionSpec handler = EchoPackages.java("handler");
            platform.api().create(handler);
            Question invoke =
                    Question.post(
                            platform.api().invokePath(handler.name()),
                            "{\"gift\":false}".getBytes(StandardCharsets.UTF_8));
            run(platform, handler.name(), platform.address(), invoke, count, before, think);
        }
    }

    private static void run(
            Lungfish platform,
            String service,
            Address address,
            Question question,
            int count,
            Duration before,
            Duration think)
            throws IOException, InterruptedException {
        System.out.printf("%nMoves of a %s, %d clients%n%n%s", service, CLIENTS, MoveTable.HEAD);
        MovesBenchmark benchmark;
        try (ClosedLoop load = ClosedLoop.start(address, question, CLIENTS, think)) {
            benchmark = new MovesBenchmark(platform, service, load, before);
            Thread.sleep(WARM_UP);
            for (Direction way : WAYS) {
                benchmark.there(way, count);
            }
        }
        System.out.print(MoveTable.summary(benchmark.moves));
        checked(benchmark.load.take());
    }

    private void there(Direction way, int count) throws IOException, InterruptedException {
        if (!platform.services().service(service).placement().equals(way.from().wireName())) {
            platform.services().move(service, way.from(), SETTINGS);
        }
        checked(load.take());
        Samples settled = settled();
        for (int i = 0; i < count; i++) {
            settled = measure(way, settled);
            settled = measure(way.back(), settled);
        }
    }

    /// Answers the requests after the move, which are those before the next.
    private Samples measure(Direction direction, Samples earlier)
            throws IOException, InterruptedException {
        MoveView view = platform.services().move(service, direction.to(), SETTINGS);
        Thread.sleep(AFTER);
        Samples during = load.take();
        Samples later = settled();
        MeasuredMove move = new MeasuredMove(direction, view, earlier, during, later);
        moves.add(move);
        System.out.print(MoveTable.row(move));
        return later;
    }

    private Samples settled() throws InterruptedException {
        Thread.sleep(before);
        return load.take();
    }

    /// Nothing that is not in the table may fail unseen.
    private static void checked(Samples samples) throws IOException {
        long failed = samples.all().size() - samples.count(Ending.ANSWERED);
        if (failed > 0) {
            throw new IOException(failed + " requests failed outside of the measured moves");
        }
    }
}
