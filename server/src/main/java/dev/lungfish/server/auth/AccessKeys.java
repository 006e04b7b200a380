package dev.lungfish.server.auth;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys that may sign, by id.
public final class AccessKeys {

    private final Map<String, AccessKey> byId;

    public AccessKeys(Collection<AccessKey> keys) {
        byId =
                keys.stream()
                        .collect(Collectors.toUnmodifiableMap(AccessKey::id, Function.identity()));
    }

    Optional<AccessKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// How many there are.
    public int size() {
        return byId.size();
    }
}
