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
        look(open.stream().filter(sign -> sign.isAtStart() == null).toList(), true, true);
        look(open.stream().filter(sign -> Boolean.TRUE.equals(sign.isAtStart())).toList(), true, false);
        look(open.stream().filter(sign -> Boolean.FALSE.equals(sign.isAtStart())).toList(), false, true);
    }

    private void look(List<Sign> signs, boolean atStart, boolean later) {
        if (later) {
            subject.later().visits().forEach(visit -> look(visit, signs));
        }
        if (atStart) {
            subject.start().visits().forEach(visit -> look(visit, signs));
        }
    }

    private void look(Visit visit, List<Sign> signs) {
        List<Event> events = new ArrayList<>();
        pool.events(visit.method()).forEach(events::add);
        for (Event event : events) {
            for (Sign sign : signs) {
                if (matches(sign, visit, event) && !isExcused(sign, events)) {
                    findings.at(sign.rule(), visit, event.line(), sentence(sign, event));
                }
            }
        }
    }

    private boolean matches(Sign sign, Visit visit, Event event) {
        boolean isPlace =
                sign.inMethod().isEmpty() || sign.inMethod().equals(visit.method().name());
        return isPlace
                && switch (event) {
                    case Event.Call call ->
                            sign.calls().match(pool, call.owner(), call.name())
                                    || passesText(sign, call);
                    case Event.Handle handle ->
                            sign.calls().match(pool, handle.owner(), handle.name());
                    case Event.FieldUse use -> use.isWrite() && isKept(sign, use.value());
                    default -> false;
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

    private boolean isKept(Sign sign, Origin value) {
        return switch (value) {
            case Origin.Result(String owner, String name) -> sign.kept().match(pool, owner, name);
            case Origin.Made(String type) -> sign.kept().match(pool, type, "<init>");
            default -> false;
        };
    }

    /// Whether something else in the same method shows that all is well.
    private boolean isExcused(Sign sign, List<Event> events) {
        return events.stream()
                .anyMatch(
                        event ->
                                event instanceof Event.Call call
                                        && (sign.unless().match(pool, call.owner(), call.name())
                                                || excuses(sign, call)));
    }

    private static boolean excuses(Sign sign, Event.Call call) {
        return sign.unlessTexts().isPresent()
                && call.arguments().stream()
                        .anyMatch(
                                argument ->
                                        argument instanceof Origin.Text(String value)
                                                && sign.unlessTexts().get().matcher(value).matches());
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
