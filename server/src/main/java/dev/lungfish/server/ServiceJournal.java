package dev.lungfish.server;

import dev.lungfish.core.limits.Limit;
import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.recording.RecordedRequest;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.dispatch.ColdStart;
import dev.lungfish.server.dispatch.Failure;
import dev.lungfish.server.dispatch.Invoked;
import dev.lungfish.server.dispatch.Journal;
import dev.lungfish.server.dispatch.LogListener;
import dev.lungfish.server.dispatch.Request;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.logs.InvocationLines;
import dev.lungfish.server.logs.InvocationReport;
import dev.lungfish.server.logs.InvocationReport.Status;
import dev.lungfish.server.logs.ServiceLog;
import dev.lungfish.server.logs.ServiceLogs;
import dev.lungfish.server.meter.RevisionMeter;
import dev.lungfish.server.meter.UsageMeter;
import dev.lungfish.server.metrics.Metrics;
import dev.lungfish.server.metrics.Outcome;
import dev.lungfish.server.metrics.ServiceMetrics;
import dev.lungfish.server.recording.Recorder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Writes what happens into logs, metrics and meters.
final class ServiceJournal implements Journal {

    private static final long BYTES_PER_MEGABYTE = 1024 * 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ServiceLogs logs;
    private final Metrics metrics;
    private final UsageMeter meter;
    private final BillingRule billing;
    private final @Nullable Recorder recorder;
    private final InstantSource clock;
    private final Map<Target, RevisionMeter> meters = new ConcurrentHashMap<>();

    ServiceJournal(
            ServiceLogs logs,
            Metrics metrics,
            UsageMeter meter,
            BillingRule billing,
            @Nullable Recorder recorder,
            InstantSource clock) {
        this.logs = logs;
        this.metrics = metrics;
        this.meter = meter;
        this.billing = billing;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public void delivered(Request request) {
        log(
                request.target(),
                request,
                InvocationLines.start(request.id(), request.target().revision().version()));
    }

    @Override
    public void invoked(Invoked invoked) {
        Request request = invoked.request();
        Target target = request.target();
        long billedMillis = billing.billedMillis(invoked.initNanos(), invoked.durationNanos());
        Failure failure = invoked.failure();
        if (failure != null) {
            log(target, request, failureLine(request, failure));
        }
        if (!isPlainRequest(invoked)) {
            log(
                    target,
                    request,
                    InvocationLines.end(request.id()),
                    InvocationLines.report(report(invoked, billedMillis)));
        }
        long nowNanos = System.nanoTime();
        if (!invoked.replica()) {
            meter(target).invocation(invoked.provisioned(), billedMillis, clock.millis());
        }
        ServiceMetrics figures = metrics(target);
        figures.invocation(
                outcome(invoked), nowNanos - request.admittedNanos(), billedMillis, nowNanos);
        if (recorder != null) {
            recorder.append(recorded(invoked, nowNanos));
        }
        ColdStart coldStart = invoked.coldStart();
        if (coldStart != null && request.isCold()) {
            figures.coldStart(coldStart.sandbox(), coldStart.runtime(), coldStart.init());
        }
    }

    private RecordedRequest recorded(Invoked invoked, long nowNanos) {
        Request request = invoked.request();
        long sinceNanos = nowNanos - request.admittedNanos();
        return new RecordedRequest(
                clock.millis() * NANOS_PER_MILLI - sinceNanos,
                request.target().revision().service(),
                invoked.durationNanos(),
                maxMemoryMegabytes(invoked),
                request.isCold());
    }

    /// A request to a web program that runs always is no invocation: the program writes its own access log.
    private static boolean isPlainRequest(Invoked invoked) {
        return invoked.replica() && invoked.request().target().revision().web() != null;
    }

    @Override
    public void refused(Request request, Limit limit) {
        metrics(request.target()).throttled(limit.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void startFailed(
            Target target, Failure failure, long initNanos, boolean retried, LogListener listener) {
        InvocationLines.Phase phase =
                retried ? InvocationLines.Phase.INVOKE : InvocationLines.Phase.INIT;
        log(target, listener, InvocationLines.initReport(initNanos, phase, status(failure)));
        log(target, listener, failure.type() + ": " + failure.message());
    }

    @Override
    public void line(Target target, LogListener listener, String line) {
        log(target, listener, line);
    }

    private void log(Target target, LogListener listener, String line) {
        ServiceLog log = logs.log(target.revision().service());
        log.append(clock.millis(), line);
        listener.logged(line);
    }

    /// Both lines as one entry: each that is handed to the writer has its price.
    private void log(Target target, LogListener listener, String first, String second) {
        ServiceLog log = logs.log(target.revision().service());
        log.append(clock.millis(), first + '\n' + second);
        listener.logged(first);
        listener.logged(second);
    }

    /// Provisioned environments were kept for so long.
    void provisioned(Target target, long environmentMillis) {
        meter(target).provisioned(environmentMillis, clock.millis());
    }

    /// A service is gone, and with it its figures and its log. What it has used stays on the bill.
    void removed(String service) {
        metrics.remove(service);
        Thread.ofVirtual().name("remove-log").start(() -> removeLog(service));
    }

    private void removeLog(String service) {
        try {
            logs.remove(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void retired(Target target) {
        meters.remove(target);
    }

    private RevisionMeter meter(Target target) {
        RevisionMeter known = meters.get(target);
        return known != null ? known : meters.computeIfAbsent(target, this::newMeter);
    }

    private RevisionMeter newMeter(Target target) {
        Revision revision = target.revision();
        return meter.revision(
                revision.service(),
                revision.architecture(),
                revision.memoryMegabytes(),
                revision.temporaryMegabytes(),
                clock.millis());
    }

    private ServiceMetrics metrics(Target target) {
        return metrics.service(target.revision().service());
    }

    private String failureLine(Request request, Failure failure) {
        return failure.isTimeout()
                ? InvocationLines.timedOut(
                        Instant.ofEpochMilli(clock.millis()),
                        request.id(),
                        request.target().revision().timeoutSeconds())
                : InvocationLines.failed(request.id(), failure.message());
    }

    private static InvocationReport report(Invoked invoked, long billedMillis) {
        return new InvocationReport(
                invoked.request().id(),
                invoked.initNanos(),
                invoked.durationNanos(),
                billedMillis,
                invoked.request().target().revision().memoryMegabytes(),
                maxMemoryMegabytes(invoked),
                status(invoked.failure()));
    }

    /// Between two looks a program may pass its limit; no more than that is ever reported, as on AWS.
    private static int maxMemoryMegabytes(Invoked invoked) {
        long peak = Math.ceilDiv(invoked.memoryPeakBytes(), BYTES_PER_MEGABYTE);
        return (int) Math.min(peak, invoked.request().target().revision().memoryMegabytes());
    }

    private static Status status(@Nullable Failure failure) {
        if (failure == null) {
            return Status.SUCCESS;
        }
        return failure.isTimeout() ? Status.TIMEOUT : new Status.Failure(failure.type());
    }

    private static Outcome outcome(Invoked invoked) {
        Failure failure = invoked.failure();
        if (failure == null) {
            return invoked.raised() ? Outcome.FUNCTION_ERROR : Outcome.SUCCESS;
        }
        return failure.isTimeout() ? Outcome.TIMEOUT : Outcome.ENVIRONMENT_FAILURE;
    }
}
