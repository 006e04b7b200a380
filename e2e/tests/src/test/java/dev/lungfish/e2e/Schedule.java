package dev.lungfish.e2e;

import dev.lungfish.simulator.arrivals.Arrivals;
import dev.lungfish.simulator.arrivals.CountedArrivals;
import dev.lungfish.simulator.arrivals.Spread;
import dev.lungfish.simulator.arrivals.TimedArrivals;
import dev.lungfish.simulator.random.Poisson;
import dev.lungfish.simulator.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// When the requests of one service come, in a live run and in a simulated one.
///
/// Some come in each step, all at its beginning. The steps are so long that no decision of the platform hangs on a few
/// milliseconds, which no machine keeps.
record Schedule(String service, List<Long> nanos) {

    /// @param steps how many of so many nanoseconds there are
    /// @param mean how many requests come in each, in the mean
    static Schedule of(
            String service,
            long beginNanos,
            long stepNanos,
            int steps,
            double mean,
            Stream stream) {
        Poisson poisson = new Poisson(mean);
        int[] counts = new int[steps];
        Arrays.setAll(counts, _ -> (int) poisson.next(stream));
        var arrivals = new CountedArrivals(beginNanos, stepNanos, counts, Spread.START, stream);
        List<Long> nanos =
                LongStream.generate(arrivals::nextNanos)
                        .takeWhile(at -> at != Arrivals.NEVER)
                        .boxed()
                        .toList();
        return new Schedule(service, nanos);
    }

    Arrivals arrivals() {
        return new TimedArrivals(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    /// Makes a call for each request, at its time since `zeroNanos` of the system's clock, and waits for their answers.
    void play(long zeroNanos, Runnable call) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long at : nanos) {
                TimeUnit.NANOSECONDS.sleep(zeroNanos + at - System.nanoTime());
                callers.execute(call);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
