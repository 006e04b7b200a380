package dev.lungfish.server;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.limits.ScalingRate;
import dev.lungfish.profiles.ContainerProfile;
import dev.lungfish.profiles.Offer;
import dev.lungfish.profiles.PlatformProfile;
import dev.lungfish.profiles.YamlException;
import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.runtime.Runtimes;
import dev.lungfish.server.address.ServiceAddresses;
import dev.lungfish.server.auth.KeyFile;
import dev.lungfish.server.auth.KeyFileException;
import dev.lungfish.server.auth.SignatureVerifier;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.dispatch.DispatchSettings;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.http.ConnectionTimes;
import dev.lungfish.server.http.Listener;
import dev.lungfish.server.http.Transport;
import dev.lungfish.server.invoke.InvokeApi;
import dev.lungfish.server.lambda.Account;
import dev.lungfish.server.lambda.ControlApi;
import dev.lungfish.server.lambda.ControlSettings;
import dev.lungfish.server.logs.LogSettings;
import dev.lungfish.server.logs.ServiceLogs;
import dev.lungfish.server.meter.HeldMeter;
import dev.lungfish.server.meter.MeterFlusher;
import dev.lungfish.server.meter.ReplicaMeter;
import dev.lungfish.server.meter.UsageMeter;
import dev.lungfish.server.metrics.Metrics;
import dev.lungfish.server.move.Moves;
import dev.lungfish.server.recording.Recorder;
import dev.lungfish.server.routing.Router;
import dev.lungfish.server.store.DataDirectory;
import dev.lungfish.server.store.Store;
import dev.lungfish.server.store.StoreException;
import dev.lungfish.server.workshop.LocalWorkshop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The live platform: everything that serves, put together, from one data directory and at one address.
public final class Platform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(10).toNanos();

    /// A start is mostly work for a processor: more at once only make the first of them ready later.
    private static final int STARTS_PER_PROCESSOR = 1;

    private final ArrayDeque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile @Nullable URI tlsAddress;
    private volatile URI address = URI.create("http://127.0.0.1:0");

    private Platform() {}

    /// Starts a platform; it takes requests when this returns.
    ///
    /// @throws IOException if it cannot start; the message says why and what to do, and nothing is left running
    public static Platform start(PlatformOptions options) throws IOException {
        return start(options, data -> Sandboxes.open(data, options.sandbox()));
    }

    /// Starts a platform on a backend of one's own, which it closes in the end.
    ///
    /// @throws IOException as [#start(PlatformOptions)]
    public static Platform start(PlatformOptions options, Backend backend) throws IOException {
        return start(options, _ -> Sandboxes.one(backend));
    }

    private static Platform start(PlatformOptions options, SandboxSource source)
            throws IOException {
        Platform platform = new Platform();
        try {
            platform.open(options, source);
            return platform;
        } catch (SandboxException | StoreException e) {
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

    /// Where it listens over TLS, or null.
    public @Nullable URI tlsAddress() {
        return tlsAddress;
    }

    private void open(PlatformOptions options, SandboxSource source)
            throws IOException, SandboxException {
        InstantSource clock = InstantSource.system();
        Account account = Account.DEFAULT;
        PlatformProfile profile = profile(options.profile());
        DataDirectory data = part(DataDirectory.open(options.dataDirectory()));
        Store store = part(Store.open(data));
        Packages packages = new Packages(data.path());
        Runtimes runtimes = Runtimes.open(data.path());
        UsageMeter meter = new UsageMeter(store, profile.priceList(), profile.billing().rule());
        part(new MeterFlusher(meter));
        Offer offer = new Offer(profile, containerProfile(options.containerProfile()));
        HeldMeter held = new HeldMeter(store, offer.containers().prices().rule());
        ServiceLogs logs =
                part(ServiceLogs.open(LogSettings.in(data.path().resolve("logs")), clock::millis));
        Metrics metrics = new Metrics(meter::costsSinceStart);
        Path recording = options.recording();
        Recorder recorder = recording == null ? null : part(Recorder.in(recording, clock));
        ServiceJournal journal =
                new ServiceJournal(logs, metrics, meter, profile.billing().rule(), recorder, clock);
        Sandboxes sandboxes = part(source.open(data.path()));
        Transport transport = part(Transport.open());
        ExecutorService blocking = part(Executors.newVirtualThreadPerTaskExecutor());
        LocalWorkshop workshop =
                new LocalWorkshop(
                        sandboxes.functions(),
                        sandboxes.replicas(),
                        runtimes,
                        packages,
                        account.region(),
                        clock);
        Dispatcher dispatcher =
                part(
                        new Dispatcher(
                                rules(options, account),
                                cluster(options),
                                settings(options),
                                transport,
                                workshop,
                                journal));
        dispatcher.start();
        part(runtimes.prepare());
        Router router = new Router(dispatcher, name -> account.arn(name, null), journal::removed);
        part(
                ReplicaMeter.start(
                        held,
                        new HeldSources(router, dispatcher, options.nodes()).sources(),
                        clock));
        ProvisionedFleets provisioned = new ProvisionedFleets(router, dispatcher);
        part(new ProvisionedMeter(provisioned, journal));
        ControlSettings settings =
                new ControlSettings(account, this::address, runtimes::missing, provisioned, clock);
        ControlApi control = part(new ControlApi(settings, store, packages, router::publish));
        Moves moves = part(new Moves(router, dispatcher, control::host, clock));
        OwnApi own =
                new OwnApi(
                        new ServiceTable(router, dispatcher, metrics, this::address),
                        metrics,
                        new LogExchange.Logs(logs, blocking),
                        new MonthlyBill(meter, held, offer, clock)::now,
                        control,
                        new PlacementApi(router, dispatcher, moves),
                        blocking);
        FrontDoor door =
                new FrontDoor(
                        gate(options, clock),
                        account.id(),
                        new InvokeApi(account, router, dispatcher),
                        new ServiceAddresses(router, dispatcher),
                        control,
                        own,
                        blocking);
        Listener listener =
                part(
                        Listener.open(
                                options.listen(), transport, null, ConnectionTimes.DEFAULT, door));
        address = uri("http", options.listen(), listener.address());
        TlsListen tls = options.tls();
        if (tls != null) {
            Listener secure =
                    part(
                            Listener.open(
                                    tls.listen(),
                                    transport,
                                    tls.files(),
                                    ConnectionTimes.DEFAULT,
                                    door));
            tlsAddress = uri("https", tls.listen(), secure.address());
        }
    }

    /// Opens the backends that the platform is to have.
    private interface SandboxSource {
        Sandboxes open(Path data) throws SandboxException;
    }

    private static @Nullable SignatureGate gate(PlatformOptions options, InstantSource clock)
            throws IOException {
        if (options.keysFile() == null) {
            return null;
        }
        try {
            SignatureVerifier verifier = new SignatureVerifier(KeyFile.read(options.keysFile()));
            return new SignatureGate(verifier, clock, ControlApi.MAX_REQUEST_BYTES);
        } catch (KeyFileException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static PlatformProfile profile(String name) throws IOException {
        PlatformProfile shipped = PlatformProfile.awsLambda();
        if (name.equals(shipped.name())) {
            return shipped;
        }
        try {
            return PlatformProfile.read(Path.of(name));
        } catch (YamlException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static ContainerProfile containerProfile(String name) throws IOException {
        try {
            return ContainerProfile.find(name);
        } catch (YamlException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static DispatchSettings settings(PlatformOptions options) {
        return new DispatchSettings(
                DispatchSettings.DEFAULT.initLimit(),
                Duration.ofNanos(options.freezeAfterNanos()),
                DispatchSettings.DEFAULT.shutdownGrace(),
                DispatchSettings.DEFAULT.replicaGrace(),
                DispatchSettings.DEFAULT.probePeriod());
    }

    private static Cluster cluster(PlatformOptions options) {
        return new Cluster(options.nodes());
    }

    private static OnDemandRules rules(PlatformOptions options, Account account) {
        return new OnDemandRules(
                options.keepAliveNanos(),
                account.concurrency(),
                ScalingRate.AWS_LAMBDA,
                STARTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors(),
                options.memoryMegabytes(),
                LONGEST_WAIT_NANOS);
    }

    private static URI uri(String scheme, InetSocketAddress asked, InetSocketAddress bound) {
        String host =
                asked.getAddress().isAnyLocalAddress()
                        ? "127.0.0.1"
                        : asked.getAddress().getHostAddress();
        return URI.create(
                scheme
                        + "://"
                        + (host.contains(":") ? "[" + host + "]" : host)
                        + ":"
                        + bound.getPort());
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
