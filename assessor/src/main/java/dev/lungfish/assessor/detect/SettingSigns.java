package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.configuration.Setting;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.sign.Sign;
import java.util.List;

/// Looks at what the configuration files inside the program say.
final class SettingSigns {

    private final Subject subject;
    private final Findings findings;

    SettingSigns(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    void look(List<Sign> signs) {
        for (Sign sign : signs) {
            if (sign.properties().isPresent() && !subject.isRuledOut(sign)) {
                for (Setting setting : subject.settings()) {
                    if (sign.properties().get().matcher(setting.toString()).matches()) {
                        findings.outside(
                                sign.rule(),
                                new Place(setting.file(), "", "", setting.line()),
                                "The setting %s %s.".formatted(setting.key(), sign.what()));
                    }
                }
            }
        }
    }
}
