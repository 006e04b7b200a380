package dev.lungfish.assessor.rule;

import dev.lungfish.profiles.Limits;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A platform's limits as rules name them.
record LimitText(Map<String, Long> numbers) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final long MEGABYTE = 1 << 20;

    static LimitText of(Limits limits) {
        long memory = limits.sizes().mostMemoryMegabytes().value();
        long perProcessor = limits.sizes().megabytesPerProcessor().value();
        return new LimitText(
                Map.of(
                        "timeout_seconds",
                        limits.times().mostTimeoutSeconds().value(),
                        "init_seconds",
                        limits.times().initSeconds().value(),
                        "payload_megabytes",
                        limits.payload().requestBytes().value() / MEGABYTE,
                        "zipped_megabytes",
                        limits.code().zippedBytes().value() / MEGABYTE,
                        "unzipped_megabytes",
                        limits.code().unzippedBytes().value() / MEGABYTE,
                        "temporary_megabytes",
                        limits.sizes().mostTemporaryMegabytes().value(),
                        "memory_megabytes",
                        memory,
                        "processors",
                        (memory + perProcessor - 1) / perProcessor));
    }

    String fill(String text) {
        return PLACE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(number(match.group(1))));
    }

    private String number(String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new IllegalStateException("rules name no limit " + name);
        }
        return String.format(Locale.ROOT, "%,d", number);
    }
}
