package dev.lungfish.server.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list, and where the next part begins.
///
/// A marker names the last item of the part before, so that what is created or deleted between two calls makes no item
/// come twice or be left out.
record Page<T>(List<T> items, @Nullable String nextMarker) {

    private static final int MAX_ITEMS = 50;

    /// Cuts the part that a call asks for.
    ///
    /// @param all in an order that stays
    /// @param key unique for each item
    /// @param maxAllowed the largest `MaxItems` of the operation
    static <T> Page<T> of(Call call, List<T> all, Function<T, String> key, int maxAllowed) {
        int size = Math.min(maxItems(call, maxAllowed), MAX_ITEMS);
        int start = start(call.query("Marker"), all, key);
        int end = Math.min(all.size(), start + size);
        return new Page<>(
                all.subList(start, end),
                end < all.size() ? encode(key.apply(all.get(end - 1))) : null);
    }

    private static int maxItems(Call call, int maxAllowed) {
        String value = call.query("MaxItems");
        if (value == null) {
            return MAX_ITEMS;
        }
        if (!value.matches("-?\\d{1,9}")) {
            throw new ApiError(
                    ErrorType.SERIALIZATION, "MaxItems is '" + value + "'. Give a number.");
        }
        int items = Integer.parseInt(value);
        new Violations().range(items, "maxItems", 1, maxAllowed).refuse();
        return items;
    }

    private static <T> int start(@Nullable String marker, List<T> all, Function<T, String> key) {
        if (marker == null || marker.isEmpty()) {
            return 0;
        }
        String last = decode(marker);
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).compareTo(last) > 0) {
                return i;
            }
        }
        return all.size();
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid(
                    "The marker is not one that this platform gave. Start without a marker.");
        }
    }
}
