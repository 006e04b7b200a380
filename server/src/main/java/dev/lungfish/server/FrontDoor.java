package dev.lungfish.server;

import dev.lungfish.server.address.HostRoute;
import dev.lungfish.server.address.ServiceAddresses;
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

/// What each request that comes to the listener is for.
final class FrontDoor implements Routes {

    private final InvokeApi invoke;
    private final ServiceAddresses addresses;
    private final ControlApi control;
    private final OwnApi own;
    private final Executor blocking;

    FrontDoor(
            InvokeApi invoke,
            ServiceAddresses addresses,
            ControlApi control,
            OwnApi own,
            Executor blocking) {
        this.invoke = invoke;
        this.addresses = addresses;
        this.control = control;
        this.own = own;
        this.blocking = blocking;
    }

    @Override
    public Exchange open(HttpRequest head, Caller caller) {
        return switch (HostRoute.of(head.headers().get(HttpHeaderNames.HOST))) {
            case HostRoute.Service service -> addresses.service(service, head, caller);
            case HostRoute.FunctionUrl url -> addresses.url(url, head, caller);
            case HostRoute.Api _ -> api(head, caller);
        };
    }

    private Exchange api(HttpRequest head, Caller caller) {
        Exchange invocation = invoke.open(head, caller);
        if (invocation != null) {
            return invocation;
        }
        String uri = head.uri();
        if (uri.equals("/healthz")) {
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
