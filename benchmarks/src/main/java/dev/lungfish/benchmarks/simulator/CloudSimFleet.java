package dev.lungfish.benchmarks.simulator;

import ch.qos.logback.classic.Level;
import dev.lungfish.simulator.arrivals.Arrivals;
import dev.lungfish.simulator.arrivals.CountedArrivals;
import dev.lungfish.simulator.arrivals.Spread;
import dev.lungfish.simulator.random.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudsimplus.brokers.DatacenterBroker;
import org.cloudsimplus.brokers.DatacenterBrokerSimple;
import org.cloudsimplus.cloudlets.Cloudlet;
import org.cloudsimplus.cloudlets.CloudletSimple;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.datacenters.DatacenterSimple;
import org.cloudsimplus.hosts.Host;
import org.cloudsimplus.hosts.HostSimple;
import org.cloudsimplus.resources.Pe;
import org.cloudsimplus.resources.PeSimple;
import org.cloudsimplus.schedulers.cloudlet.CloudletSchedulerSpaceShared;
import org.cloudsimplus.util.Log;
import org.cloudsimplus.vms.Vm;
import org.cloudsimplus.vms.VmSimple;

/// The first invocations of a trace's busiest function as cloudlets of CloudSim Plus: each arrives at its time, takes one
/// processor for its duration, and ends.
///
/// It is the simplest that CloudSim Plus can be given: one host, one virtual machine that is there from the beginning, as
/// many processors as cloudlets ever need, no memory or network to share, nothing logged.
final class CloudSimFleet {

    private static final long MINUTE = 60_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int PROCESSORS = 64;
    private static final int AMPLE = 1 << 20;

    /// Millions of instructions a second, so that one million is a millisecond.
    private static final double SPEED = 1000;

    private final TracedFunction busiest;

    CloudSimFleet(List<TracedFunction> functions) {
        this.busiest =
                functions.stream()
                        .max(Comparator.comparingLong(TracedFunction::invocations))
                        .orElseThrow();
        Log.setLevel(Level.OFF);
    }

    /// How many of so many cloudlets ended, which is all.
    long run(int cloudlets) {
        CloudSimPlus simulation = new CloudSimPlus();
        List<Pe> processors =
                IntStream.range(0, PROCESSORS).mapToObj(_ -> (Pe) new PeSimple(SPEED)).toList();
        Host host = new HostSimple(AMPLE, AMPLE, AMPLE, processors);
        var _ = new DatacenterSimple(simulation, List.of(host));
        DatacenterBroker broker = new DatacenterBrokerSimple(simulation);
        Vm machine = new VmSimple(SPEED, PROCESSORS);
        machine.setCloudletScheduler(new CloudletSchedulerSpaceShared());
        broker.submitVm(machine);
        broker.submitCloudletList(cloudlets(cloudlets));
        simulation.start();
        int finished = broker.getCloudletFinishedList().size();
        if (finished != cloudlets) {
            throw new IllegalStateException(
                    "%d of %d cloudlets have ended".formatted(finished, cloudlets));
        }
        return finished;
    }

    private List<Cloudlet> cloudlets(int count) {
        Stream stream = new Stream(1);
        Arrivals arrivals =
                new CountedArrivals(0, MINUTE, busiest.perMinute(), Spread.RANDOM, stream);
        List<Cloudlet> cloudlets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long millis = busiest.durations().next(stream) / NANOS_PER_MILLI;
            Cloudlet cloudlet = new CloudletSimple(Math.max(1, millis), 1);
            cloudlet.setSubmissionDelay(arrivals.nextNanos() / NANOS_PER_SECOND);
            cloudlets.add(cloudlet);
        }
        return cloudlets;
    }
}
