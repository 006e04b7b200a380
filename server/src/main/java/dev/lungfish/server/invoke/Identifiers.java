package dev.lungfish.server.invoke;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Ids of requests and traces. They need to be unique, not secret.
public final class Identifiers {

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_1 = 0x8000000000000000L;
    private static final HexFormat HEX = HexFormat.of();

    private Identifiers() {}

    /// A random UUID.
    public static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xf000L) | VERSION_4;
        long low = (random.nextLong() >>> 2) | VARIANT_1;
        return new UUID(high, low).toString();
    }

    /// A trace header of X-Ray: `Root=1-SECONDS-RANDOM;Parent=RANDOM;Sampled=0`.
    public static String traceId(long epochMillis) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String seconds = HEX.toHexDigits((int) (epochMillis / 1000));
        String rest = HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextInt());
        return "Root=1-"
                + seconds
                + "-"
                + rest
                + ";Parent="
                + HEX.toHexDigits(random.nextLong())
                + ";Sampled=0";
    }
}
