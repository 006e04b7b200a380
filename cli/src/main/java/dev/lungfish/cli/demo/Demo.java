package dev.lungfish.cli.demo;

import dev.lungfish.cli.client.PlatformClient;
import dev.lungfish.cli.deploy.Deployer;
import dev.lungfish.cli.deploy.Manifest;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Interruption;
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

/// Three services under real traffic, on a platform that has nothing else to do.
public final class Demo {

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

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
            List<ServiceResult> services) {

        public boolean isFlawless() {
            return failed == 0 && unanswered == 0;
        }
    }

    /// What it came to for one service.
    public record ServiceResult(
            ServiceRow platform, long sent, long answered, long failed, String firstFailure) {}

    public Demo(DemoSettings settings, URI platform) {
        this.settings = settings;
        this.platform = PlatformClient.at(platform, Map.of());
    }

    /// Deploys the examples, whose folders lie in `examples`.
    public void deploy(Path examples) {
        Deployer deployer = new Deployer(platform, (service, percent) -> {});
        for (String service : trace.services()) {
            Manifest.read(examples.resolve(service).resolve(Manifest.FILE_NAME))
                    .forEach(deployer::deploy);
        }
    }

    /// Replays the trace until its time is over or the process is asked to end.
    public Result run(Display display, PrintWriter out, Interruption interruption) {
        Screen screen = Screen.of(display, out, new Dashboard(settings, platform.platform()));
        try (ExampleCallers callers = new ExampleCallers(platform.platform());
                Replay replay =
                        new Replay(
                                new Arrivals(trace, settings.seed()),
                                settings.speed(),
                                callers.all())) {
            screen.begin();
            replay.start();
            while (!isOver(replay) && !interruption.await(pause(screen, replay))) {
                screen.show(snapshot(replay));
            }
            replay.finish(LAST_ANSWERS);
            Snapshot last = snapshot(replay);
            screen.end(last, replay.mostLate());
            return result(last, replay);
        }
    }

    private boolean isOver(Replay replay) {
        return settings.length() != null && replay.elapsed().compareTo(settings.length()) >= 0;
    }

    private Duration pause(Screen screen, Replay replay) {
        if (settings.length() == null) {
            return screen.interval();
        }
        Duration left = settings.length().minus(replay.elapsed());
        return left.compareTo(screen.interval()) < 0 ? left : screen.interval();
    }

    private Snapshot snapshot(Replay replay) {
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
        return new Snapshot(replay.elapsed().toMillis(), trace.timeOfDay(minute), services);
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
