package dev.lungfish.server;

import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.limits.ScalingRate;
import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.process.ProcessBackend;
import dev.lungfish.sandbox.runtime.Runtimes;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.dispatch.DispatchSettings;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.http.Listener;
import dev.lungfish.server.http.Transport;
import dev.lungfish.server.invoke.InvokeApi;
import dev.lungfish.server.lambda.Account;
import dev.lungfish.server.lambda.ControlApi;
import dev.lungfish.server.lambda.ControlSettings;
import dev.lungfish.server.logs.LogSettings;
import dev.lungfish.server.logs.ServiceLogs;
import dev.lungfish.server.metrics.Metrics;
import dev.lungfish.server.routing.Router;
import dev.lungfish.server.store.DataDirectory;
import dev.lungfish.server.store.Store;
import dev.lungfish.server.workshop.LocalWorkshop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The live platform: everything that serves, put together, from one data directory and at one address.
public final class Platform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int STARTS_PER_PROCESSOR = 4;

    private final ArrayDeque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile URI address = URI.create("http://127.0.0.1:0");
    private String isolation = "";

    private Platform() {}

    /// Starts a platform; it takes requests when this returns.
    ///
    /// @throws IOException if it cannot start; the message says why and what to do, and nothing is left running
    public static Platform start(PlatformOptions options) throws IOException {
        Platform platform = new Platform();
        try {
            platform.open(options);
            return platform;
        } catch (SandboxException e) {
            platform.close();
            throw new IOException(e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    /// Where it listens, for example `http://127.0.0.1:9700`.
    public URI address() {
        return address;
    }

    /// What separates environments on this machine, in a sentence.
    public String isolation() {
        return isolation;
    }

    private void open(PlatformOptions options) throws IOException, SandboxException {
        InstantSource clock = InstantSource.system();
        DataDirectory data = part(DataDirectory.open(options.dataDirectory()));
        Store store = part(Store.open(data));
        Packages packages = new Packages(data.path());
        ServiceLogs logs =
                part(ServiceLogs.open(LogSettings.in(data.path().resolve("logs")), clock::millis));
        Metrics metrics = new Metrics(Map::of);
        Runtimes runtimes = Runtimes.open(data.path());
        ProcessBackend backend = part(ProcessBackend.open(data.path()));
        isolation = backend.isolation().sentence();
        int reaped = backend.reap();
        if (reaped > 0) {
            LOG.warn("Ended {} processes that an earlier platform had left behind", reaped);
        }
        Transport transport = part(Transport.open());
        ExecutorService blocking = part(Executors.newVirtualThreadPerTaskExecutor());
        Account account = Account.DEFAULT;
        Dispatcher dispatcher =
                part(
                        new Dispatcher(
                                rules(options, account),
                                new DispatchSettings(
                                        DispatchSettings.DEFAULT.initLimit(),
                                        Duration.ofNanos(options.freezeAfterNanos()),
                                        DispatchSettings.DEFAULT.shutdownGrace()),
                                transport,
                                new LocalWorkshop(backend, runtimes, account.region(), clock),
                                new ServiceJournal(
                                        logs,
                                        metrics,
                                        new BillingRule(1, true, 512, 300_000),
                                        clock)));
        dispatcher.start();
        Router router = new Router(dispatcher, name -> account.arn(name, null));
        ProvisionedFleets provisioned = new ProvisionedFleets(router, dispatcher);
        ControlApi control =
                part(
                        new ControlApi(
                                new ControlSettings(
                                        account,
                                        this::address,
                                        runtimes::missing,
                                        provisioned,
                                        clock),
                                store,
                                packages,
                                router::publish));
        ServiceTable services = new ServiceTable(router, dispatcher, metrics, this::address);
        OwnApi own =
                new OwnApi(
                        services,
                        metrics,
                        new LogExchange.Logs(logs, blocking),
                        () -> EMPTY,
                        control,
                        blocking);
        FrontDoor door =
                new FrontDoor(new InvokeApi(account, router, dispatcher), control, own, blocking);
        Listener listener =
                part(
                        Listener.open(
                                options.listen(),
                                transport.loops(),
                                transport.serverChannel(),
                                door));
        address = uri(options.listen(), listener.address());
    }

    private static final dev.lungfish.server.api.Bill EMPTY =
            new dev.lungfish.server.api.Bill("", "", java.util.List.of(), 0);

    private static OnDemandRules rules(PlatformOptions options, Account account) {
        return new OnDemandRules(
                options.keepAliveNanos(),
                account.concurrency(),
                ScalingRate.AWS_LAMBDA,
                STARTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors(),
                options.memoryMegabytes(),
                LONGEST_WAIT_NANOS);
    }

    private static URI uri(InetSocketAddress asked, InetSocketAddress bound) {
        String host =
                asked.getAddress().isAnyLocalAddress()
                        ? "127.0.0.1"
                        : asked.getAddress().getHostAddress();
        return URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort());
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    /// Stops taking requests, ends every environment, and closes the store. Idempotent.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} could not be closed", part.getClass().getSimpleName(), e);
            }
        }
    }
}
