package dev.lungfish.server.auth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// When a request was signed.
record SigningTime(Instant instant) {

    /// How far the signer's clock may be from ours.
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final int LONGEST_EXPIRY_SECONDS = 7 * 24 * 60 * 60;

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// The time that a date names, in ISO 8601's basic format or HTTP's.
    static Optional<SigningTime> parse(String date) {
        for (DateTimeFormatter format :
                new DateTimeFormatter[] {BASIC, DateTimeFormatter.RFC_1123_DATE_TIME}) {
            try {
                return Optional.of(new SigningTime(Instant.from(format.parse(date))));
            } catch (DateTimeException _) {
                // Not in this format.
            }
        }
        return Optional.empty();
    }

    String basic() {
        return BASIC.format(instant);
    }

    String day() {
        return basic().substring(0, 8);
    }

    /// Whether the signature holds now.
    ///
    /// @param expires how many seconds it holds, or empty for five minutes
    Optional<Denial> check(String expires, Instant now) {
        Instant latest = now.plus(SKEW);
        if (instant.isAfter(latest)) {
            return Optional.of(
                    Denial.invalid(
                            "Signature not yet current: %s is still later than %s (%s + 5 min.)"
                                    .formatted(basic(), BASIC.format(latest), BASIC.format(now))));
        }
        return expires.isEmpty() ? checkSkew(now) : checkExpiry(expires, now);
    }

    private Optional<Denial> checkSkew(Instant now) {
        Instant earliest = now.minus(SKEW);
        return instant.isBefore(earliest)
                ? Optional.of(
                        Denial.invalid(
                                "Signature expired: %s is now earlier than %s (%s - 5 min.)"
                                        .formatted(
                                                basic(),
                                                BASIC.format(earliest),
                                                BASIC.format(now))))
                : Optional.empty();
    }

    private Optional<Denial> checkExpiry(String expires, Instant now) {
        int seconds = expires.matches("\\d{1,6}") ? Integer.parseInt(expires) : 0;
        if (seconds < 1 || seconds > LONGEST_EXPIRY_SECONDS) {
            return Optional.of(
                    Denial.incomplete(
                            "X-Amz-Expires must be between 1 and "
                                    + LONGEST_EXPIRY_SECONDS
                                    + " seconds."));
        }
        Instant end = instant.plusSeconds(seconds);
        return now.isAfter(end)
                ? Optional.of(
                        Denial.invalid(
                                "Signature expired: %s is now earlier than %s (%s - %d sec.)"
                                        .formatted(
                                                basic(),
                                                BASIC.format(now.minusSeconds(seconds)),
                                                BASIC.format(now),
                                                seconds)))
                : Optional.empty();
    }
}
