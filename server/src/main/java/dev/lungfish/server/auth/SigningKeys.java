package dev.lungfish.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The keys of a day, region and service, made from secrets, which takes four hashes, and kept for the day's other requests.
final class SigningKeys {

    private static final int MOST_KEPT = 1024;

    private record Purpose(String keyId, String scope) {}

    private final Map<Purpose, byte[]> kept = new ConcurrentHashMap<>();

    byte[] of(AccessKey key, Scope scope) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(
                new Purpose(key.id(), scope.text()), _ -> derive(key.secret(), scope));
    }

    private static byte[] derive(String secret, Scope scope) {
        byte[] day = Digests.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.day());
        byte[] region = Digests.hmac(day, scope.region());
        byte[] service = Digests.hmac(region, scope.service());
        return Digests.hmac(service, scope.terminator());
    }
}
