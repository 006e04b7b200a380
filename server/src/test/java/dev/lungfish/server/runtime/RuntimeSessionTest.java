package dev.lungfish.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A runtime that asks and answers on several lines at once.
final class RuntimeSessionTest {

    private static final int STEPS = 3000;
    private static final int CONFLICT = 403;
    private static final int UNKNOWN = 400;

    private final Map<String, Integer> toldOf = new HashMap<>();
    private final List<ByteBuf> buffers = new ArrayList<>();
    private final Map<String, ByteBuf> events = new HashMap<>();

    private RuntimeSession open(int slots) {
        Consumer<String> count =
                words -> {
                    if (words.contains(":")) {
                        String id = words.split("[ :]", -1)[1];
                        toldOf.merge(id, 1, Integer::sum);
                    }
                };
        return new RuntimeSession(new Told(count), slots);
    }

    private ByteBuf buffer(String text) {
        ByteBuf buffer = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        buffers.add(buffer);
        return buffer;
    }

    private void deliver(RuntimeSession session, String requestId) {
        ByteBuf event = buffer("event");
        events.put(requestId, event);
        session.deliver(new Delivery(requestId, 1, "arn", "trace", null, event));
    }

    private static FakeCaller ask(RuntimeSession session) {
        var caller = new FakeCaller();
        session.next(caller);
        return caller;
    }

    /// Answers as [RuntimeApi] does; returns the status.
    private int answer(RuntimeSession session, String requestId, boolean success) {
        var caller = new FakeCaller();
        if (session.mayAnswer(caller, requestId)) {
            if (success) {
                session.responded(caller, requestId, buffer("fine"));
            } else {
                session.failed(caller, requestId, buffer("bad"));
            }
        }
        return caller.status;
    }

    @Test
    void asManyAreUnderWayAsThereAreSlots() {
        RuntimeSession session = open(2);
        List.of("a", "b", "c").forEach(id -> deliver(session, id));
        assertThat(ask(session).requestId).isEqualTo("a");
        assertThat(ask(session).requestId).isEqualTo("b");
        assertThat(ask(session).status).as("with both lines busy").isEqualTo(CONFLICT);
        assertThat(answer(session, "b", true)).isEqualTo(202);
        assertThat(ask(session).requestId).isEqualTo("c");
    }

    @Test
    void theNewestQuestionTakesThePlaceOfTheOldestThatWaits() {
        RuntimeSession session = open(2);
        deliver(session, "a");
        assertThat(ask(session).requestId).isEqualTo("a");
        FakeCaller lost = ask(session);
        FakeCaller newest = ask(session);
        deliver(session, "b");
        assertThat(lost.aborted).isTrue();
        assertThat(newest.requestId).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void secondAnswersToTheLastOnesAreRefusedAsSuch(int slots) {
        RuntimeSession session = open(slots);
        for (int i = 0; i <= slots; i++) {
            deliver(session, "id-" + i);
            ask(session);
            assertThat(answer(session, "id-" + i, true)).isEqualTo(202);
        }
        for (int i = 1; i <= slots; i++) {
            assertThat(answer(session, "id-" + i, true)).isEqualTo(CONFLICT);
        }
        assertThat(answer(session, "id-0", true)).isEqualTo(UNKNOWN);
    }

    @Test
    void anAnswerToOneThatIsForgottenIsUnknown() {
        RuntimeSession session = open(2);
        deliver(session, "a");
        ask(session);
        session.forget("a");
        assertThat(answer(session, "a", true)).isEqualTo(UNKNOWN);
        assertThat(toldOf).isEmpty();
    }

    @Test
    void oneThatIsForgottenBeforeTheRuntimeAsksIsNeverGiven() {
        RuntimeSession session = open(2);
        deliver(session, "a");
        session.forget("a");
        assertThat(ask(session).status).isZero();
        assertThat(buffers).allMatch(buffer -> buffer.refCnt() == 0);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "2,3", "2,4", "4,5", "4,6", "16,7", "16,8"})
    void whateverHappensEachIsGivenAndAnsweredOnce(int slots, long seed) {
        new Run(slots, new Random(seed)).run();
    }

    /// A random conversation, and what must hold after each step of it.
    private final class Run {

        private final int slots;
        private final Random random;
        private final RuntimeSession session;
        private final List<String> waiting = new ArrayList<>();
        private final Set<String> given = new LinkedHashSet<>();
        private final Set<String> answered = new LinkedHashSet<>();
        private final Set<String> lost = new LinkedHashSet<>();
        private final List<FakeCaller> asking = new ArrayList<>();
        private int delivered;

        Run(int slots, Random random) {
            this.slots = slots;
            this.random = random;
            this.session = open(slots);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                act();
                collect();
                check();
            }
            session.close();
            assertThat(buffers).as("buffers").allMatch(buffer -> buffer.refCnt() == 0);
            assertThat(answered).hasSizeGreaterThan(STEPS / 20);
        }

        private void act() {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> deliverOne();
                case 3, 4, 5 -> asking.add(ask(session));
                case 6, 7 -> answerOne();
                case 8 -> answerAgain();
                default -> giveUpSomething();
            }
        }

        private void deliverOne() {
            String id = "id-" + delivered++;
            waiting.add(id);
            deliver(session, id);
        }

        private void answerOne() {
            if (!given.isEmpty()) {
                String id = pick(given);
                assertThat(answer(session, id, random.nextBoolean())).isEqualTo(202);
                given.remove(id);
                answered.add(id);
            }
        }

        private void answerAgain() {
            for (Set<String> over : List.of(answered, lost)) {
                if (!over.isEmpty()) {
                    assertThat(answer(session, pick(over), true)).isIn(CONFLICT, UNKNOWN);
                }
            }
        }

        private void giveUpSomething() {
            if (random.nextBoolean() && !asking.isEmpty()) {
                session.gaveUp(asking.remove(random.nextInt(asking.size())));
            } else if (random.nextBoolean() && !waiting.isEmpty()) {
                String id = waiting.removeLast();
                assertThat(session.withdraw(id)).as("withdraws one not asked for").isTrue();
                Objects.requireNonNull(events.get(id)).release();
                lost.add(id);
            } else if (!given.isEmpty()) {
                String id = pick(given);
                assertThat(session.withdraw(id)).as("withdraws one asked for").isFalse();
                session.forget(id);
                given.remove(id);
                lost.add(id);
            }
        }

        /// Takes notice of what the questions were answered.
        private void collect() {
            for (FakeCaller caller : asking) {
                if (caller.requestId != null) {
                    assertThat(waiting.removeFirst()).isEqualTo(caller.requestId);
                    assertThat(given.add(caller.requestId)).as("given once").isTrue();
                }
            }
            asking.removeIf(caller -> caller.status != 0 || caller.aborted);
        }

        private void check() {
            assertThat(given.size() + asking.size()).as("lines in use").isLessThanOrEqualTo(slots);
            assertThat(waiting.isEmpty() || asking.isEmpty()).as("nothing waits in vain").isTrue();
            assertThat(toldOf.keySet()).isEqualTo(answered);
            assertThat(toldOf.values()).allMatch(times -> times == 1);
        }

        private String pick(Set<String> ids) {
            return List.copyOf(ids).get(random.nextInt(ids.size()));
        }
    }
}
