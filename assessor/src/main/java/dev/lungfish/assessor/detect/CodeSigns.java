package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.bytecode.ClassPool;
import dev.lungfish.assessor.bytecode.Event;
import dev.lungfish.assessor.bytecode.Origin;
import dev.lungfish.assessor.reach.Visit;
import dev.lungfish.assessor.sign.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for calls, kept values and strings in the methods that are reached.
final class CodeSigns {

    private final Subject subject;
    private final ClassPool pool;
    private final Findings findings;

    CodeSigns(Subject subject, Findings findings) {
        this.subject = subject;
        this.pool = subject.pool();
        this.findings = findings;
    }

    void look(List<Sign> signs) {
        List<Sign> open = signs.stream().filter(sign -> !subject.isRuledOut(sign)).toList();
        CallIndex later =
                new CallIndex(
                        pool, open.stream().filter(sign -> !isTrue(sign.isAtStart())).toList());
        CallIndex start =
                new CallIndex(
                        pool, open.stream().filter(sign -> !isFalse(sign.isAtStart())).toList());
        subject.later().visits().forEach(visit -> look(visit, later));
        subject.start().visits().forEach(visit -> look(visit, start));
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return value != null && value;
    }

    private static boolean isFalse(@Nullable Boolean value) {
        return value != null && !value;
    }

    private void look(Visit visit, CallIndex index) {
        Iterable<Event> events = pool.events(visit.method());
        for (Event event : events) {
            for (Sign sign : candidates(index, event)) {
                boolean isPlace =
                        sign.inMethod().isEmpty() || sign.inMethod().equals(visit.method().name());
                if (isPlace && !isExcused(sign, events)) {
                    findings.at(sign.rule(), visit, event.line(), sentence(sign, event));
                }
            }
        }
    }

    private static List<Sign> candidates(CallIndex index, Event event) {
        return switch (event) {
            case Event.Call call -> {
                List<Sign> called = index.called(call.owner(), call.name());
                List<Sign> passed =
                        call.arguments().stream().anyMatch(Origin.Text.class::isInstance)
                                ? index.texts().stream()
                                        .filter(sign -> passesText(sign, call))
                                        .toList()
                                : List.of();
                yield passed.isEmpty() ? called : union(called, passed);
            }
            case Event.Handle handle -> index.called(handle.owner(), handle.name());
            case Event.FieldUse use when use.isWrite() -> kept(index, use.value());
            default -> List.of();
        };
    }

    private static List<Sign> union(List<Sign> some, List<Sign> others) {
        List<Sign> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<Sign> kept(CallIndex index, Origin value) {
        return switch (value) {
            case Origin.Result(String owner, String name) -> index.kept(owner, name);
            case Origin.Made(String type) -> index.kept(type, "<init>");
            default -> List.of();
        };
    }

    private static boolean passesText(Sign sign, Event.Call call) {
        Optional<Pattern> texts = sign.texts();
        return texts.isPresent()
                && sign.textsOf().test(call.owner())
                && call.arguments().stream()
                        .anyMatch(
                                argument ->
                                        argument instanceof Origin.Text(String value)
                                                && texts.get().matcher(value).matches());
    }

    /// Whether something else in the same method shows that all is well.
    private boolean isExcused(Sign sign, Iterable<Event> events) {
        for (Event event : events) {
            if (event instanceof Event.Call call
                    && (sign.unless().match(pool, call.owner(), call.name())
                            || excuses(sign, call))) {
                return true;
            }
        }
        return false;
    }

    private static boolean excuses(Sign sign, Event.Call call) {
        return sign.unlessTexts().isPresent()
                && call.arguments().stream()
                        .anyMatch(
                                argument ->
                                        argument instanceof Origin.Text(String value)
                                                && sign.unlessTexts()
                                                        .get()
                                                        .matcher(value)
                                                        .matches());
    }

    private static String sentence(Sign sign, Event event) {
        return switch (event) {
            case Event.Call call ->
                    "It %s (%s).".formatted(sign.what(), shortName(call.owner(), call.name()));
            case Event.Handle handle ->
                    "It %s (%s).".formatted(sign.what(), shortName(handle.owner(), handle.name()));
            case Event.FieldUse use -> "It %s, in %s.".formatted(sign.what(), use.name());
            default -> "It " + sign.what() + ".";
        };
    }

    private static String shortName(String owner, String name) {
        String type = owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.');
        return name.equals("<init>") ? "new " + type : type + "." + name;
    }
}
