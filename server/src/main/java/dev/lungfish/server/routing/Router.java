package dev.lungfish.server.routing;

import dev.lungfish.core.limits.ServiceLimits;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.catalog.Alias;
import dev.lungfish.server.catalog.Catalog;
import dev.lungfish.server.catalog.FunctionUrl;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.catalog.Service;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.dispatch.Hosted;
import dev.lungfish.server.dispatch.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keeps the routing true to the catalog, and the dispatcher's targets with it.
public final class Router {

    private final Dispatcher dispatcher;
    private final UnaryOperator<String> functionArn;
    private final Consumer<String> removed;
    private volatile Routing routing = Routing.EMPTY;

    /// @param functionArn from a service's name to its ARN
    /// @param removed told the name of a service that is gone
    public Router(
            Dispatcher dispatcher, UnaryOperator<String> functionArn, Consumer<String> removed) {
        this.dispatcher = dispatcher;
        this.functionArn = functionArn;
        this.removed = removed;
    }

    /// The routing now.
    public Routing routing() {
        return routing;
    }

    /// Takes over a new catalog: its revisions can be reached when this returns, and those that are gone finish what
    /// they have.
    public synchronized void publish(Catalog catalog) {
        Routing before = routing;
        Map<String, ServiceRoute> services = new HashMap<>();
        Map<String, Routing.UrlRoute> urls = new HashMap<>();
        for (Service service : catalog.services().values()) {
            ServiceRoute known = before.service(service.name());
            ServiceRoute route =
                    known != null && known.service().equals(service)
                            ? known
                            : route(service, known);
            services.put(service.name(), route);
            for (FunctionUrl url : service.urls()) {
                urls.put(url.urlId(), new Routing.UrlRoute(url, route));
            }
        }
        routing = new Routing(services, urls, catalog.notReady());
        before.services()
                .values()
                .forEach(route -> settle(route, services.get(route.service().name())));
        services.forEach((name, route) -> provision(before.service(name), route));
    }

    private ServiceRoute route(Service service, @Nullable ServiceRoute known) {
        ServiceLimits limits = known == null ? dispatcher.newService() : known.limits();
        dispatcher.reserve(limits, service.reservedConcurrency());
        Map<String, Target> targets = new HashMap<>();
        for (Revision revision : service.revisions().values()) {
            Target target = known == null ? null : known.targets().get(revision.version());
            boolean same = target != null && target.revision().id().equals(revision.id());
            targets.put(
                    revision.version(),
                    same
                            ? target
                            : dispatcher.target(
                                    revision, functionArn.apply(service.name()), limits));
        }
        Target latest = Objects.requireNonNull(targets.get(Revision.LATEST));
        return new ServiceRoute(service, limits, hosted(service, known, latest), targets);
    }

    /// The requests to `$LATEST` follow the service's placement, which may have changed.
    private Hosted hosted(Service service, @Nullable ServiceRoute known, Target latest) {
        Hosted hosted =
                known == null
                        ? dispatcher.host(latest, service.hosting().replicas())
                        : known.hosted();
        if (known != null && !known.latest().equals(latest)) {
            dispatcher.revise(hosted, latest);
        }
        if (known != null
                && !known.service().hosting().replicas().equals(service.hosting().replicas())) {
            dispatcher.configure(hosted, service.hosting().replicas());
        }
        Placement placement = service.hosting().placement();
        if (known == null || known.service().hosting().placement() != placement) {
            dispatcher.place(hosted, placement);
        }
        return hosted;
    }

    private void settle(ServiceRoute before, @Nullable ServiceRoute after) {
        if (before.equals(after)) {
            return;
        }
        for (Target target : before.targets().values()) {
            if (after == null || !after.targets().containsValue(target)) {
                dispatcher.retire(target);
            }
        }
        if (after == null) {
            dispatcher.unhost(before.hosted());
            dispatcher.reserve(before.limits(), null);
            removed.accept(before.service().name());
        }
    }

    private void provision(@Nullable ServiceRoute before, ServiceRoute after) {
        if (after.equals(before)) {
            return;
        }
        Map<Target, Integer> old = before == null ? Map.of() : wanted(before);
        Map<Target, Integer> now = wanted(after);
        List<Target> targets = new ArrayList<>(now.keySet());
        old.keySet().stream()
                .filter(after.targets()::containsValue)
                .filter(target -> !now.containsKey(target))
                .forEach(targets::add);
        for (Target target : targets) {
            int wanted = now.getOrDefault(target, 0);
            if (wanted != old.getOrDefault(target, 0)) {
                dispatcher.provision(target, wanted);
            }
        }
    }

    private static Map<Target, Integer> wanted(ServiceRoute route) {
        Map<Target, Integer> wanted = new HashMap<>();
        new TreeMap<>(route.service().provisioned())
                .forEach(
                        (qualifier, count) -> {
                            Alias alias = route.service().aliases().get(qualifier);
                            Target target =
                                    route.targets()
                                            .get(alias == null ? qualifier : alias.version());
                            if (target != null) {
                                wanted.merge(target, count, Integer::sum);
                            }
                        });
        return wanted;
    }
}
