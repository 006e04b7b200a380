package dev.lungfish.cli.demo;

import dev.lungfish.cli.client.PlatformClient;
import dev.lungfish.cli.deploy.Declaration;
import dev.lungfish.cli.deploy.Deployer;
import dev.lungfish.cli.deploy.Manifest;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Interruption;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.api.ServiceRow;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Four services under real traffic, on a platform that has nothing else to do: two on demand, one split, and one that
/// is moved from on demand to always on while its requests go on.
public final class Demo {

    /// The busy one.
    private static final String MOVED = "orders";

    /// Half a processor for each replica of it.
    private static final int MOVED_CPU_MILLIS = 500;

    private static final Duration MOMENT = Duration.ofMillis(1);

    /// No caller waits longer than this for an answer.
    private static final Duration LAST_ANSWERS = ExampleCallers.TIMEOUT;

    /// People who have asked for the end wait for no more than this.
    private static final Duration LAST_ANSWERS_WHEN_ASKED_TO_END = Duration.ofSeconds(10);

    private static final Duration END_OF_MOVE = Duration.ofSeconds(10);

    private final DemoSettings settings;
    private final PlatformClient platform;
    private final Trace trace = Trace.azure2019();

    /// What it came to.
    ///
    /// @param mostLateMillis by how much a request was sent too late, at most
    public record Result(
            int speed,
            long keepAliveMillis,
            long elapsedMillis,
            long sent,
            long answered,
            long failed,
            long unanswered,
            long coldStarts,
            long costNanoDollars,
            long mostLateMillis,
            MoveResult move,
            List<ServiceResult> services) {

        public boolean isFlawless() {
            return failed == 0 && unanswered == 0 && !move.failed();
        }
    }

    /// What came of the move under load.
    ///
    /// @param sentence what happened
    /// @param failed whether the service is still where it was, against the plan
    /// @param requests to the service from when it began until it was done
    /// @param failedRequests how many of them failed
    public record MoveResult(String sentence, boolean failed, long requests, long failedRequests) {}

    /// What it came to for one service.
    public record ServiceResult(
            ServiceRow platform, long sent, long answered, long failed, String firstFailure) {}

    public Demo(DemoSettings settings, URI platform) {
        this.settings = settings;
        this.platform = PlatformClient.at(platform, Map.of());
    }

    /// Deploys the examples, whose folders lie in `examples`.
    public void deploy(Path examples) {
        Deployer deployer = new Deployer(platform, (service, percent) -> {}, view -> {});
        for (String service : trace.services()) {
            Manifest.read(examples.resolve(service).resolve(Manifest.FILE_NAME)).stream()
                    .map(this::atSpeed)
                    .forEach(deployer::deploy);
        }
    }

    /// A split service looks for its steady base as much faster as the traffic comes.
    private Declaration atSpeed(Declaration declared) {
        boolean split = declared.placing().placement() == Placement.SPLIT;
        return split
                ? declared.withSetting("baseWindowSeconds", settings.baseWindowSeconds())
                : declared;
    }

    /// Replays the trace until its time is over or the process is asked to end.
    public Result run(Display display, PrintWriter out, Interruption interruption) {
        Screen screen = Screen.of(display, out, new Dashboard(settings, platform.platform()));
        try (ExampleCallers callers = new ExampleCallers(platform.platform());
                Replay replay =
                        new Replay(
                                new Arrivals(trace, settings.seed()),
                                settings.speed(),
                                settings.length(),
                                callers.all());
                LiveMove move = liveMove(replay)) {
            screen.begin();
            replay.start();
            move.start();
            while (!replay.hasEnded() && !interruption.await(pause(screen, replay))) {
                screen.show(snapshot(replay, move));
            }
            boolean whole = replay.hasEnded();
            replay.finish(whole ? LAST_ANSWERS : LAST_ANSWERS_WHEN_ASKED_TO_END);
            if (whole) {
                move.finish(END_OF_MOVE);
            }
            Snapshot last = snapshot(replay, move);
            screen.end(last, replay.mostLate());
            return result(last, replay);
        }
    }

    private LiveMove liveMove(Replay replay) {
        return new LiveMove(
                platform,
                MOVED,
                new PlacementChange(
                        Placement.CONTAINER,
                        Map.of("maxReplicas", 2, "cpuMillis", MOVED_CPU_MILLIS)),
                settings.moveAfter(),
                replay.tally(trace.services().indexOf(MOVED)));
    }

    private Duration pause(Screen screen, Replay replay) {
        if (settings.length() == null) {
            return screen.interval();
        }
        Duration left = settings.length().minus(replay.elapsed()).plus(MOMENT);
        return left.compareTo(screen.interval()) < 0 ? left : screen.interval();
    }

    private Snapshot snapshot(Replay replay, LiveMove move) {
        long minute = replay.minute();
        Map<String, ServiceRow> rows =
                platform.services().stream()
                        .collect(Collectors.toMap(ServiceRow::name, Function.identity()));
        List<Snapshot.Service> services = new ArrayList<>();
        for (int i = 0; i < trace.services().size(); i++) {
            Tally tally = replay.tally(i);
            List<Long> traffic = Arrays.stream(tally.recent(minute)).boxed().toList();
            services.add(
                    new Snapshot.Service(
                            row(rows, trace.services().get(i)),
                            traffic,
                            tally.sentCount(),
                            tally.answeredCount(),
                            tally.failedCount(),
                            tally.firstFailure()));
        }
        return new Snapshot(
                replay.elapsed().toMillis(), trace.timeOfDay(minute), services, move.seen());
    }

    private static ServiceRow row(Map<String, ServiceRow> rows, String service) {
        ServiceRow row = rows.get(service);
        if (row == null) {
            throw new Failure("The platform no longer knows the service %s.".formatted(service));
        }
        return row;
    }

    private Result result(Snapshot last, Replay replay) {
        return new Result(
                settings.speed(),
                settings.keepAlive().toMillis(),
                last.elapsedMillis(),
                last.sent(),
                last.answered(),
                last.failed(),
                last.unanswered(),
                last.coldStarts(),
                last.costNanoDollars(),
                replay.mostLate().toMillis(),
                new MoveResult(
                        last.move().sentence(),
                        last.move().hasFailed(),
                        last.move().sent(),
                        last.move().failed()),
                last.services().stream()
                        .map(
                                service ->
                                        new ServiceResult(
                                                service.platform(),
                                                service.sent(),
                                                service.answered(),
                                                service.failed(),
                                                service.firstFailure()))
                        .toList());
    }
}
