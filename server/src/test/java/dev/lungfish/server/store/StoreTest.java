package dev.lungfish.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.catalog.FunctionUrl;
import dev.lungfish.server.code.CodePackage;
import dev.lungfish.server.meter.HeldUsage;
import dev.lungfish.server.meter.HeldUsage.NodeKey;
import dev.lungfish.server.meter.HeldUsage.ReplicaKey;
import dev.lungfish.server.meter.UsageDelta;
import dev.lungfish.server.meter.UsageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store.
class StoreTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    @TempDir Path data;

    private Store open() {
        return Store.open(data.resolve("lungfish.db"));
    }

    private static Declaration plain(String name) {
        Configuration configuration =
                new Configuration(
                        "",
                        "arn:aws:iam::000000000000:role/any",
                        "nodejs20.x",
                        "index.handler",
                        Architecture.X86_64,
                        128,
                        3,
                        512,
                        new TreeMap<>(),
                        null);
        VersionDeclaration latest =
                new VersionDeclaration(
                        "$LATEST",
                        "revision",
                        "token",
                        "content",
                        configuration,
                        new CodePackage("0".repeat(64), 1),
                        0,
                        Progress.READY,
                        "");
        return new Draft(name, latest).done();
    }

    private static Declaration everything() {
        Draft draft = new Draft(plain("all"));
        int number = draft.nextVersion();
        VersionDeclaration latest = draft.latest();
        draft.versions()
                .put(
                        number,
                        new VersionDeclaration(
                                "1",
                                "revision1",
                                "token1",
                                latest.content(),
                                latest.configuration().withDescription("ü'\""),
                                latest.code(),
                                7,
                                Progress.CREATE_FAILED,
                                "why"));
        draft.aliases()
                .put(
                        "live",
                        new AliasDeclaration(
                                "live", "1", "text", new TreeMap<>(Map.of("2", 0.25)), "t"));
        draft.setReservedConcurrency(0);
        draft.provisioned().put("live", new ProvisionedDeclaration(3, 9));
        draft.urls()
                .put(
                        "",
                        new UrlDeclaration(
                                "abc",
                                true,
                                new FunctionUrl.Cors(
                                        true, List.of("h"), List.of(), List.of("*"), List.of(), 5),
                                1,
                                2));
        draft.tags().put("key", "value");
        draft.policies().put("live", List.of(new PolicyStatement("s", "{\"Sid\":\"s\"}")));
        return draft.done();
    }

    @Test
    void keepsEverythingThatIsDeclared() {
        Declaration everything = everything();
        try (Store store = open()) {
            store.save(null, everything);
        }
        try (Store store = open()) {
            assertThat(store.declarations()).containsExactly(everything);
        }
    }

    @Test
    void forgetsWhatIsTakenAway() {
        Declaration everything = everything();
        Draft draft = new Draft(everything);
        draft.versions().clear();
        draft.aliases().clear();
        draft.setReservedConcurrency(null);
        draft.provisioned().clear();
        draft.urls().clear();
        draft.tags().put("key", "other");
        draft.policies().clear();
        Declaration less = draft.done();
        try (Store store = open()) {
            store.save(null, everything);
            store.save(everything, less);
            assertThat(store.declarations()).containsExactly(less);
            store.save(less, null);
            assertThat(store.declarations()).isEmpty();
        }
    }

    private static UsageDelta delta(YearMonth month, Architecture architecture, Usage usage) {
        return new UsageDelta(new UsageKey("a", month, architecture, 128), usage);
    }

    @Test
    void addsUsage() {
        Usage ones = new Usage(1, 1, 1, 1, 1);
        UsageDelta one = delta(MONTH, Architecture.X86_64, new Usage(1, 10, 2, 3, 4));
        UsageDelta other = delta(MONTH, Architecture.ARM64, ones);
        UsageDelta next = delta(MONTH.plusMonths(1), Architecture.X86_64, ones);
        try (Store store = open()) {
            store.add(List.of(one, one, other, next));
            store.add(List.of(one));
        }
        try (Store store = open()) {
            assertThat(store.usage(MONTH))
                    .containsExactlyInAnyOrder(
                            delta(MONTH, Architecture.X86_64, new Usage(3, 30, 6, 9, 12)), other);
            assertThat(store.usage(MONTH.plusMonths(1))).containsExactly(next);
            assertThat(store.usage(MONTH.minusMonths(1))).isEmpty();
        }
    }

    private static HeldUsage held(long factor) {
        Size size = new Size(250, 512);
        return new HeldUsage(
                Map.of(
                        new ReplicaKey("a", Architecture.X86_64, size),
                        new ReplicaTime(factor, 2 * factor, 3 * factor),
                        new ReplicaKey("a", Architecture.ARM64, size),
                        new ReplicaTime(4 * factor, 5 * factor, 6 * factor),
                        new ReplicaKey("a", Architecture.ARM64, new Size(250, 513)),
                        new ReplicaTime(7 * factor, 8 * factor, 9 * factor)),
                Map.of(new NodeKey(Architecture.X86_64, new Size(2000, 4096)), 10 * factor),
                Map.of("a", 11 * factor, "b", 12 * factor),
                13 * factor,
                14 * factor);
    }

    @Test
    void addsWhatIsHeld() {
        try (Store store = open()) {
            store.addHeld(Map.of(MONTH, held(1), MONTH.plusMonths(1), held(100)));
            store.addHeld(Map.of(MONTH, held(2)));
        }
        try (Store store = open()) {
            assertThat(store.held(MONTH)).isEqualTo(held(3));
            assertThat(store.held(MONTH.plusMonths(1))).isEqualTo(held(100));
            assertThat(store.held(MONTH.minusMonths(1))).isEqualTo(HeldUsage.NONE);
        }
    }

    @Test
    void whatIsHeldFailsLoudlyPastALong() {
        try (Store store = open()) {
            store.addHeld(Map.of(MONTH, held(Long.MAX_VALUE / 14)));

            assertThatThrownBy(
                            () ->
                                    store.addHeld(
                                            Map.of(
                                                    MONTH.plusMonths(1),
                                                    held(1),
                                                    MONTH,
                                                    held(Long.MAX_VALUE / 14))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("The database cannot be written");
            assertThat(store.held(MONTH)).isEqualTo(held(Long.MAX_VALUE / 14));
            assertThat(store.held(MONTH.plusMonths(1))).isEqualTo(HeldUsage.NONE);
        }
    }

    @Test
    void refusesANewerSchema() throws Exception {
        open().close();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("lungfish.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "The data directory was written by a newer Lungfish (schema 99, this one knows %d). Start that one, or choose another directory with --data.",
                        Schema.VERSION);
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        Files.writeString(data.resolve("lungfish.db"), "not a database".repeat(99));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void isForOnePlatformAtATime() {
        try (DataDirectory first = DataDirectory.open(data)) {
            assertThatThrownBy(() -> DataDirectory.open(data))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "Another platform uses the data directory "
                                    + first.path()
                                    + ". Stop it, or choose another directory with --data.");
        }
        DataDirectory.open(data).close();
    }
}
