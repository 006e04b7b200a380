package dev.lungfish.profiles;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.LoadSettingsBuilder;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// YAML that anyone may have written. What nests so deep, or repeats itself so often, that whoever walks through it would run
/// out of stack, memory or time is refused while it is read. Aliases count as what they stand for.
public final class BoundedYaml implements Parser {

    private static final int MOST_DEPTH = 200;
    private static final long MOST_REPEATED = 1_000_000;

    private final Parser parser;
    private final Deque<Extent> open = new ArrayDeque<>();
    private final Map<Anchor, Extent> anchored = new HashMap<>();
    private long repeated;

    private BoundedYaml(Parser parser) {
        this.parser = parser;
    }

    /// Settings to begin with: keys may be anything, and the bounds here are the only ones for aliases.
    public static LoadSettingsBuilder settings() {
        return LoadSettings.builder()
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(Integer.MAX_VALUE);
    }

    /// Composes the documents of a text, which throws [Excess] where they go beyond the bounds.
    ///
    /// @param settings from [#settings()]
    public static Composer composer(LoadSettings settings, String text) {
        Parser parser = new ParserImpl(settings, new StreamReader(settings, text));
        return new Composer(settings, new BoundedYaml(parser));
    }

    /// The line of a mistake, counted from 1; the first where it has none.
    public static int line(MarkedYamlEngineException mistake) {
        return mistake.getProblemMark().map(Mark::getLine).orElse(0) + 1;
    }

    /// A text goes beyond the bounds.
    public static final class Excess extends MarkedYamlEngineException {

        private static final long serialVersionUID = 1;

        private Excess(String problem, Optional<Mark> mark) {
            super(null, Optional.empty(), problem, mark);
        }
    }

    /// A value, as far as it has been read: how many collections lie in each other in it, and how many values it is.
    private static final class Extent {

        final @Nullable Anchor anchor;
        int depth;
        long values = 1;

        Extent(@Nullable Anchor anchor, int depth) {
            this.anchor = anchor;
            this.depth = depth;
        }

        void add(Extent within) {
            depth = Math.max(depth, 1 + within.depth);
            values += within.values;
        }
    }

    @Override
    public Event next() {
        Event event = parser.next();
        switch (event) {
            case DocumentStartEvent _ -> begin();
            case CollectionStartEvent start -> {
                open.push(new Extent(start.getAnchor().orElse(null), 1));
                checkDepth(0, event);
            }
            case CollectionEndEvent _ -> add(open.pop());
            case ScalarEvent scalar -> add(new Extent(scalar.getAnchor().orElse(null), 0));
            case AliasEvent alias -> repeat(alias);
            default -> {}
        }
        return event;
    }

    private void begin() {
        anchored.clear();
        repeated = 0;
    }

    private void add(Extent value) {
        if (value.anchor != null) {
            anchored.put(value.anchor, value);
        }
        if (!open.isEmpty()) {
            open.element().add(value);
        }
    }

    /// One that stands within what it means is not known yet, and does not count.
    private void repeat(AliasEvent alias) {
        Extent meant = anchored.get(alias.getAlias());
        if (meant == null) {
            return;
        }
        checkDepth(meant.depth, alias);
        repeated += meant.values;
        if (repeated > MOST_REPEATED) {
            throw new Excess(
                    "repeats its parts more often than anyone would write", alias.getStartMark());
        }
        if (!open.isEmpty()) {
            open.element().add(meant);
        }
    }

    private void checkDepth(int within, Event event) {
        if (open.size() + within > MOST_DEPTH) {
            throw new Excess(
                    "has values deeper than %d levels".formatted(MOST_DEPTH), event.getStartMark());
        }
    }

    @Override
    public boolean checkEvent(Event.ID kind) {
        return parser.checkEvent(kind);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }
}
