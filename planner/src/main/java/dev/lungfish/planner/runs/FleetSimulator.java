package dev.lungfish.planner.runs;

import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.simulator.run.ServiceResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/// Simulates a fleet.
///
/// Services share the account's concurrency and nodes, and nothing else. So each is simulated alone, on as many cores as
/// there are, on a node without limits; nodes are packed afterwards. If the services' peaks in each step come to less
/// than the account's concurrency, no request of the whole fleet would have met that limit, and what was simulated apart
/// is what would have been simulated together. If they do not, all functions are simulated once more, in one loop, on one core
/// beside whatever is left for the others.
public final class FleetSimulator {

    private static final List<Alternative> SIMULATED =
            List.of(
                    Alternative.FUNCTION,
                    Alternative.PROVISIONED,
                    Alternative.SPLIT,
                    Alternative.CONTAINER,
                    Alternative.TODAY,
                    Alternative.MANAGED);

    /// So many simulations are of large services, the smallest of which come first.
    private static final int LARGE = 240;

    private final Scenario scenario;
    private final Progress progress;

    /// @param progress told of every simulation that has ended
    public FleetSimulator(Scenario scenario, Progress progress) {
        this.scenario = scenario;
        this.progress = progress;
    }

    /// Hears how far the simulations are.
    public interface Progress {

        /// So many requests have been simulated, of so many in all.
        void simulated(long requests, long all);
    }

    private record Task(int service, Alternative alternative, long requests) {

        boolean isFunction() {
            return alternative == Alternative.FUNCTION;
        }
    }

    /// Simulates every service under every alternative.
    public FleetRuns run(Traffic traffic, List<PlannedService> services) {
        return run(traffic, services, (_, _) -> true);
    }

    /// Simulates services under some alternatives.
    ///
    /// @param wanted whether an alternative is wanted of the service at a place
    public FleetRuns run(
            Traffic traffic,
            List<PlannedService> services,
            BiPredicate<Integer, Alternative> wanted) {
        Session session = new Session(traffic, services, wanted);
        try (ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            session.runAll(cores);
        }
        return session.end();
    }

    /// One fleet on its way through the simulations.
    private final class Session {

        private final Traffic traffic;
        private final List<PlannedService> services;
        private final BiPredicate<Integer, Alternative> wanted;
        private final List<Map<Alternative, Outcome>> outcomes = new ArrayList<>();
        private final Waits waits;
        private final AtomicInteger functionsLeft = new AtomicInteger();
        private long simulated;
        private long all;

        Session(
                Traffic traffic,
                List<PlannedService> services,
                BiPredicate<Integer, Alternative> wanted) {
            this.traffic = traffic;
            this.services = services;
            this.wanted = wanted;
            this.waits = new Waits(services.size());
            services.forEach(_ -> outcomes.add(new ConcurrentHashMap<>()));
        }

        /// The busiest services first, so that no core is left with one at the end. A few others come before them, so
        /// that the JVM has seen every alternative when it compiles for the busiest. Of the rest, functions come first, so that
        /// something is left to do beside all of them together.
        void runAll(ExecutorService cores) {
            List<Task> tasks = new ArrayList<>();
            for (int i = 0; i < services.size(); i++) {
                long requests = services.get(i).traffic().requests();
                for (Alternative alternative : SIMULATED) {
                    if (isPossible(services.get(i), alternative) && wanted.test(i, alternative)) {
                        tasks.add(new Task(i, alternative, requests));
                    }
                }
            }
            tasks.sort(Comparator.comparingLong(Task::requests).reversed());
            all = tasks.stream().mapToLong(Task::requests).sum();
            List<Task> large = tasks.subList(0, Math.min(LARGE, tasks.size()));
            Collections.rotate(large, large.size() / 3);
            tasks.subList(large.size(), tasks.size())
                    .sort(Comparator.comparing(task -> !task.isFunction()));
            functionsLeft.set((int) tasks.stream().filter(Task::isFunction).count());
            CompletableFuture<?>[] runs =
                    tasks.stream()
                            .map(task -> CompletableFuture.runAsync(() -> run(task), cores))
                            .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(runs).join();
        }

        /// A job has no replicas that could be a base.
        private static boolean isPossible(PlannedService service, Alternative alternative) {
            return switch (alternative) {
                case SPLIT -> service.job() == null;
                case PROVISIONED -> service.function().provisioned() > 0;
                case MANAGED -> service.managed() != null;
                default -> true;
            };
        }

        private void run(Task task) {
            PlannedService service = services.get(task.service);
            boolean isPod = service.job() != null && task.alternative.placement().usesReplicas();
            outcomes.get(task.service)
                    .put(
                            task.alternative,
                            isPod
                                    ? scenario.pods(traffic, service, task.alternative)
                                    : simulate(task));
            tell(task.requests);
            if (task.isFunction()
                    && functionsLeft.decrementAndGet() == 0
                    && scenario.mayMeetTheAccountsLimit(outcomes)) {
                runFunctionsTogether();
            }
        }

        private Outcome simulate(Task task) {
            ServiceResult result =
                    scenario.simulation(traffic, services.get(task.service), task.alternative)
                            .run()
                            .getFirst();
            waits.put(task.service, task.alternative, result);
            return Outcome.of(result);
        }

        private synchronized void tell(long requests) {
            simulated += requests;
            progress.simulated(simulated, all);
        }

        FleetRuns end() {
            List<ServiceRuns> runs = new ArrayList<>();
            for (int i = 0; i < services.size(); i++) {
                runs.add(new ServiceRuns(services.get(i), outcomes.get(i)));
            }
            return new FleetRuns(runs, waits);
        }

        private void runFunctionsTogether() {
            List<ServiceResult> results = scenario.functionsTogether(traffic, services).run();
            for (int i = 0; i < results.size(); i++) {
                waits.put(i, Alternative.FUNCTION, results.get(i));
                outcomes.get(i).put(Alternative.FUNCTION, Outcome.of(results.get(i)));
            }
        }
    }
}
