package dev.lungfish.core.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Environments, most recently used first. An environment brings its own [Place], so nothing is allocated.
final class RecencyList<R> {

    private @Nullable Place<R> newest;
    private @Nullable Place<R> oldest;

    /// Where one environment stands in at most one list.
    static final class Place<R> {

        private final OnDemandEnvironment<R> environment;
        private @Nullable RecencyList<R> list;
        private @Nullable Place<R> newer;
        private @Nullable Place<R> older;

        Place(OnDemandEnvironment<R> environment) {
            this.environment = environment;
        }
    }

    @Nullable OnDemandEnvironment<R> newest() {
        return newest == null ? null : newest.environment;
    }

    @Nullable OnDemandEnvironment<R> oldest() {
        return oldest == null ? null : oldest.environment;
    }

    /// The least recently used of those that match, or null.
    @Nullable OnDemandEnvironment<R> oldest(Predicate<OnDemandEnvironment<R>> matches) {
        Place<R> place = oldest;
        while (place != null && !matches.test(place.environment)) {
            place = place.newer;
        }
        return place == null ? null : place.environment;
    }

    /// A copy, least recently used first.
    List<OnDemandEnvironment<R>> oldestFirst() {
        List<OnDemandEnvironment<R>> environments = new ArrayList<>();
        for (Place<R> place = oldest; place != null; place = place.newer) {
            environments.add(place.environment);
        }
        return environments;
    }

    /// Puts the environment first, wherever it was.
    void touch(Place<R> place) {
        if (newest == place) {
            return;
        }
        remove(place);
        Place<R> second = newest;
        place.older = second;
        if (second == null) {
            oldest = place;
        } else {
            second.newer = place;
        }
        newest = place;
        place.list = this;
    }

    /// Takes the environment out of whichever list it is in. Returns whether it was in one.
    static <R> boolean remove(Place<R> place) {
        RecencyList<R> list = place.list;
        if (list == null) {
            return false;
        }
        Place<R> newer = place.newer;
        Place<R> older = place.older;
        if (newer == null) {
            list.newest = older;
        } else {
            newer.older = older;
        }
        if (older == null) {
            list.oldest = newer;
        } else {
            older.newer = newer;
        }
        place.newer = null;
        place.older = null;
        place.list = null;
        return true;
    }
}
