package dev.lungfish.server;

import dev.lungfish.server.address.HostRoute;
import dev.lungfish.server.address.ServiceAddresses;
import dev.lungfish.server.address.UrlAnswers;
import dev.lungfish.server.address.UrlCall;
import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.BlockingExchange;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.Exchange;
import dev.lungfish.server.http.NoBody;
import dev.lungfish.server.http.Routes;
import dev.lungfish.server.invoke.InvokeApi;
import dev.lungfish.server.lambda.ControlApi;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// What each request that comes to the listener is for.
final class FrontDoor implements Routes {

    private static final String HEALTH = "/healthz";
    private static final String NO_KEYS =
            "Forbidden. This function URL takes signed requests only, and this platform has no keys. Start it with --keys FILE.";

    private final @Nullable SignatureGate gate;
    private final String accountId;
    private final InvokeApi invoke;
    private final ServiceAddresses addresses;
    private final ControlApi control;
    private final OwnApi own;
    private final Executor blocking;

    /// @param gate null where requests need no signature
    /// @param accountId the account that all keys belong to
    FrontDoor(
            @Nullable SignatureGate gate,
            String accountId,
            InvokeApi invoke,
            ServiceAddresses addresses,
            ControlApi control,
            OwnApi own,
            Executor blocking) {
        this.gate = gate;
        this.accountId = accountId;
        this.invoke = invoke;
        this.addresses = addresses;
        this.control = control;
        this.own = own;
        this.blocking = blocking;
    }

    @Override
    public Exchange open(HttpRequest head, Caller caller) {
        HostRoute route = HostRoute.of(head.headers().get(HttpHeaderNames.HOST));
        if (!needsSignature(route, head)) {
            return open(route, head, caller, null);
        }
        return gate == null
                ? NoBody.answering(caller, UrlAnswers.forbidden(NO_KEYS))
                : gate.guard(
                        head,
                        caller,
                        key -> open(route, head, caller, new UrlCall.Signer(key, accountId)));
    }

    /// With keys, everything but the health check and the URLs that are declared open; without, the URLs that are
    /// declared closed.
    private boolean needsSignature(HostRoute route, HttpRequest head) {
        return route instanceof HostRoute.FunctionUrl url
                ? addresses.requiresSignature(url)
                : gate != null && !head.uri().equals(HEALTH);
    }

    private Exchange open(
            HostRoute route, HttpRequest head, Caller caller, UrlCall.@Nullable Signer signer) {
        return switch (route) {
            case HostRoute.Service service -> addresses.service(service, head, caller);
            case HostRoute.FunctionUrl url -> addresses.url(url, head, caller, signer);
            case HostRoute.Api _ -> api(head, caller);
        };
    }

    private Exchange api(HttpRequest head, Caller caller) {
        Exchange invocation = invoke.open(head, caller);
        if (invocation != null) {
            return invocation;
        }
        String uri = head.uri();
        if (uri.equals(HEALTH)) {
            return NoBody.answering(caller, Answers.text(200, "ok\n"));
        }
        if (uri.equals("/metrics")) {
            return own.metrics(head, caller);
        }
        if (uri.startsWith(OwnApi.PREFIX)) {
            return own.open(head, caller);
        }
        return new BlockingExchange(
                head,
                caller,
                ControlApi.MAX_REQUEST_BYTES,
                blocking,
                control::handle,
                control::tooLarge);
    }
}
