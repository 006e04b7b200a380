package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.configuration.Setting;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.rule.RuleBook;
import dev.lungfish.profiles.Limits;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares settings with the platform's limits.
final class SettingRules {

    private static final Pattern SIZE_KEY =
            Pattern.compile(
                    "(spring\\.)?(servlet\\.|http\\.)?multipart\\.(max-(file|request)-size|maxFileSize|maxRequestSize)"
                            + "|quarkus\\.http\\.limits\\.max-body-size"
                            + "|micronaut\\.server\\.(max-request-size|multipart\\.max-file-size)");
    private static final Pattern SIZE =
            Pattern.compile("(-?\\d+)\\s*([KMGT]?)i?B?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "KMGT";

    private final Limits limits;
    private final RuleBook rules;
    private final Findings findings;

    SettingRules(Limits limits, RuleBook rules, Findings findings) {
        this.limits = limits;
        this.rules = rules;
        this.findings = findings;
    }

    void look(List<Setting> settings) {
        for (Setting setting : settings) {
            if (SIZE_KEY.matcher(setting.key()).matches()
                    && isAbove(setting.value(), limits.payload().requestBytes().value())) {
                findings.outside(
                        rules.get("request-large-body"),
                        new Place(setting.file(), "", "", setting.line()),
                        "The setting %s allows %s.".formatted(setting.key(), setting.value()));
            }
        }
    }

    /// A negative size means that there is no limit.
    private static boolean isAbove(String value, long limit) {
        Matcher size = SIZE.matcher(value.strip());
        if (!size.matches() || size.group(1).length() > 9) {
            return false;
        }
        long number = Long.parseLong(size.group(1));
        String unit = size.group(2).toUpperCase(Locale.ROOT);
        long bytes = unit.isEmpty() ? number : number << (10 * (UNITS.indexOf(unit) + 1));
        return number < 0 || bytes > limit;
    }
}
