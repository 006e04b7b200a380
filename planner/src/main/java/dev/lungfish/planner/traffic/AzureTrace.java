package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.simulator.random.Distribution;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Traffic in the shape of the Azure Functions trace of 2019: invocations in each minute of the day, percentiles of durations and
/// of memory, joined by the hashes of owner, app and function.
///
/// @param place a directory, or the beginning of the names of the files in one
/// @param day the day of the first file; null if it is to be told by the file's name
record AzureTrace(Path place, @Nullable LocalDate day) implements TrafficSource {

    private static final long MINUTE = 60 * Extent.SECOND;

    static AzureTrace at(Locator locator) throws BadInput {
        locator.only(List.of("day"));
        return new AzureTrace(Path.of(locator.location()), day(locator.parameters().get("day")));
    }

    private static @Nullable LocalDate day(@Nullable String text) throws BadInput {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadInput(
                    "--traffic azure: day=%s is not a day like 2019-07-15.".formatted(text), e);
        }
    }

    @Override
    public Traffic read(ZoneId zone) throws BadInput {
        AzureFiles files = AzureFiles.in(place);
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Map<AzureKey, Distribution>> durations =
                    tasks.submit(() -> AzureDurations.read(files.durations()));
            Future<Map<AzureKey, Integer>> megabytes =
                    tasks.submit(() -> AzureMemory.read(files.memory()));
            AzureInvocations invocations = AzureInvocations.read(files.invocations());
            return joined(files, invocations, done(durations), done(megabytes), zone);
        }
    }

    private static <T> T done(Future<T> task) throws BadInput {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BadInput bad) {
                throw bad;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Traffic joined(
            AzureFiles files,
            AzureInvocations invocations,
            Map<AzureKey, Distribution> durations,
            Map<AzureKey, Integer> megabytes,
            ZoneId zone) {
        Map<AzureKey, String> names = AzureKey.names(invocations.triggers());
        List<ServiceTraffic> services = new ArrayList<>();
        for (Map.Entry<AzureKey, int[]> function : invocations.counts().entrySet()) {
            AzureKey key = function.getKey();
            Integer own = megabytes.get(key);
            services.add(
                    new ServiceTraffic(
                            names.getOrDefault(key, key.function()),
                            function.getValue(),
                            durations.get(key),
                            own != null ? own : megabytes.get(key.wholeApp()),
                            null,
                            invocations.triggers().get(key)));
        }
        AzureDay first = AzureDay.of(day, files.invocations().getFirst());
        return new Traffic(
                first.day().atStartOfDay(zone).plusMinutes(invocations.firstMinute()).toInstant(),
                zone,
                MINUTE,
                invocations.minutes(),
                services,
                first.assumptions(zone));
    }
}
