package dev.lungfish.server.address;

import dev.lungfish.core.service.Contract;
import dev.lungfish.server.catalog.FunctionUrl.Cors;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.dispatch.WebVisit;
import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.Exchange;
import dev.lungfish.server.http.NoBody;
import dev.lungfish.server.invoke.Identifiers;
import dev.lungfish.server.invoke.Throttle;
import dev.lungfish.server.routing.Router;
import dev.lungfish.server.routing.Routing;
import dev.lungfish.server.routing.ServiceRoute;
import dev.lungfish.server.web.WebRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// Takes the requests that come to services' own addresses and to function URLs.
public final class ServiceAddresses {

    private static final int RETRY_AFTER_SECONDS = 1;

    private final Router router;
    private final Dispatcher dispatcher;

    public ServiceAddresses(Router router, Dispatcher dispatcher) {
        this.router = router;
        this.dispatcher = dispatcher;
    }

    /// A request to `NAME.localhost`.
    public Exchange service(HostRoute.Service host, HttpRequest head, Caller caller) {
        ServiceRoute route = router.routing().serviceOfHost(host.name());
        Target target = route == null ? null : route.choose(host.qualifier());
        return target == null
                ? NoBody.answering(caller, unknownService())
                : open(target, target.revision().service(), null, null, head, caller);
    }

    /// Whether the URL is declared for signed requests only.
    public boolean requiresSignature(HostRoute.FunctionUrl host) {
        Routing.UrlRoute route = router.routing().url(host.urlId());
        return route != null && route.url().requiresSignature();
    }

    /// A request to a function URL.
    ///
    /// @param signer null where no signature was required
    public Exchange url(
            HostRoute.FunctionUrl host,
            HttpRequest head,
            Caller caller,
            UrlCall.@Nullable Signer signer) {
        Routing.UrlRoute route = router.routing().url(host.urlId());
        if (route == null) {
            return NoBody.answering(caller, UrlAnswers.unknown());
        }
        Cors cors = route.url().cors();
        FullHttpResponse preflight = cors == null ? null : UrlCors.preflight(cors, head);
        if (preflight != null) {
            return NoBody.answering(caller, preflight);
        }
        String qualifier = route.url().qualifier();
        Target target = route.service().choose(qualifier.isEmpty() ? null : qualifier);
        return target == null
                ? NoBody.answering(caller, UrlAnswers.unknown())
                : open(target, host.urlId(), cors, signer, head, caller);
    }

    private Exchange open(
            Target target,
            String urlId,
            @Nullable Cors cors,
            UrlCall.@Nullable Signer signer,
            HttpRequest head,
            Caller caller) {
        if (target.revision().contract() == Contract.HANDLER) {
            return new UrlExchange(dispatcher, target, urlId, cors, signer, head, caller);
        }
        boolean alwaysOn = target.isAlwaysOn();
        FullHttpResponse refusal = alwaysOn ? null : WebRequest.refusal(head);
        if (refusal != null) {
            return NoBody.answering(caller, refusal);
        }
        WebVisit visit =
                new WebVisit(
                        target,
                        Identifiers.requestId(),
                        head,
                        caller,
                        limit -> UrlAnswers.throttled(Throttle.reason(limit), RETRY_AFTER_SECONDS),
                        alwaysOn);
        dispatcher.submit(visit);
        return visit.exchange();
    }

    private static FullHttpResponse unknownService() {
        return Answers.json(
                404,
                "{\"Message\":\"No service is at this address. List them with: lungfish list\"}");
    }
}
