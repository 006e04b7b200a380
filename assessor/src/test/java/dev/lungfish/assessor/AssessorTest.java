package dev.lungfish.assessor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.core.service.Contract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessorTest {

    @TempDir private Path folder;

    @Test
    void aServerThatKeepsNothingRunsAsItIs() throws Exception {
        Assessment assessment =
                new Sources(folder)
                        .with(
                                """
                                package shop;
                                import com.sun.net.httpserver.HttpServer;
                                import java.net.InetSocketAddress;
                                public class Main {
                                    public static void main(String[] args) throws Exception {
                                        HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
                                        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
                                        server.start();
                                    }
                                }
                                """)
                        .assess();

        assertThat(Sources.rules(assessment)).containsExactly("concurrency-many-requests");
        assertThat(assessment.conclusion().answer()).isEqualTo(Answer.AS_IT_IS);
        assertThat(assessment.conclusion().contract()).isEqualTo(Contract.WEB);
    }

    @Test
    void theWayFromTheEntryPointIsTold() throws Exception {
        Assessment assessment =
                new Sources(folder)
                        .with(
                                """
                                package shop;
                                import java.util.Timer;
                                public class Main {
                                    public static void main(String[] args) {
                                        Store store = new Cleaning();
                                        store.open();
                                    }
                                    interface Store { void open(); }
                                    static class Cleaning implements Store {
                                        public void open() {
                                            new Timer();
                                        }
                                    }
                                    static class Unused implements Store {
                                        public void open() {
                                            Runtime.getRuntime().addShutdownHook(new Thread());
                                        }
                                    }
                                }
                                """)
                        .assess();

        Finding timer = Sources.only(assessment, "background-timer");
        assertThat(timer.place()).hasToString("shop.Main$Cleaning.open:11");
        assertThat(timer.reach()).hasToString("[shop.Main.main:6, shop.Main$Cleaning.open:11]");
        assertThat(timer.entry()).isEqualTo("at start");
        assertThat(Sources.rules(assessment))
                .as("what no object is made of is never called")
                .doesNotContain("shutdown-hook");
    }

    @Test
    void stateCachesReferenceDataAndWorkToBeWrittenAreToldApart() throws Exception {
        Assessment assessment =
                new Sources(folder)
                        .with(
                                """
                                package shop;
                                import com.sun.net.httpserver.HttpServer;
                                import java.net.InetSocketAddress;
                                import java.util.*;
                                import java.util.concurrent.*;
                                public class Main {
                                    static final Map<String, String> carts = new ConcurrentHashMap<>();
                                    static final Map<String, String> rates = new HashMap<>();
                                    static final Map<String, String> pages = new ConcurrentHashMap<>();
                                    static final BlockingQueue<String> events = new LinkedBlockingQueue<>();
                                    static final Map<String, String> codes = Map.of("a", "b");
                                    public static void main(String[] args) throws Exception {
                                        load();
                                        new Thread(Main::write).start();
                                        HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
                                        server.createContext("/", exchange -> serve(exchange.getRequestURI().getPath()));
                                        server.start();
                                    }
                                    static void load() throws Exception { for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("rates"))) rates.put(line, "1"); }
                                    static void serve(String path) {
                                        carts.put(path, rates.get("EUR"));
                                        pages.computeIfAbsent(path, codes::get);
                                        events.add(path);
                                    }
                                    static void write() {
                                        try {
                                            while (true) { System.out.println(events.take()); }
                                        } catch (InterruptedException stop) {
                                            return;
                                        }
                                    }
                                }
                                """)
                        .assess();

        assertThat(Sources.only(assessment, "state-in-memory").what()).contains("Main.carts");
        assertThat(Sources.only(assessment, "cache-library").what()).contains("Main.pages");
        assertThat(Sources.only(assessment, "state-write-behind").what()).contains("Main.events");
        assertThat(Sources.only(assessment, "state-reference-data").what()).contains("Main.rates");
        assertThat(Sources.rules(assessment)).doesNotContain("concurrency-unsynchronised");
        assertThat(assessment.conclusion().answer()).isEqualTo(Answer.REWRITE);
    }

    @Test
    void whatIsAwaitedOrWrittenToTheTemporaryFolderIsNoFinding() throws Exception {
        Assessment assessment =
                new Sources(folder)
                        .with(
                                """
                                package shop;
                                import com.sun.net.httpserver.HttpServer;
                                import java.net.InetSocketAddress;
                                import java.nio.file.*;
                                import java.util.concurrent.*;
                                public class Main {
                                    public static void main(String[] args) throws Exception {
                                        HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
                                        server.createContext("/", exchange -> serve());
                                        server.start();
                                    }
                                    static void serve() {
                                        try (ExecutorService tasks = Executors.newFixedThreadPool(2)) {
                                            tasks.submit(() -> {});
                                        }
                                        CompletableFuture.supplyAsync(() -> 1).join();
                                        try {
                                            Files.writeString(Files.createTempFile("a", "b"), "x");
                                        } catch (java.io.IOException e) {
                                            throw new java.io.UncheckedIOException(e);
                                        }
                                    }
                                }
                                """)
                        .assess();

        assertThat(Sources.rules(assessment)).containsExactly("concurrency-many-requests");
    }

    @Test
    void whatASnapshotWouldFreezeIsToldFromWhatEachRequestDoes() throws Exception {
        Assessment assessment =
                new Sources(folder)
                        .with(
                                """
                                package shop;
                                import com.sun.net.httpserver.HttpServer;
                                import java.net.InetSocketAddress;
                                import java.util.*;
                                public class Main {
                                    static final UUID id = UUID.randomUUID();
                                    static final long started = System.currentTimeMillis();
                                    public static void main(String[] args) throws Exception {
                                        HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
                                        server.createContext("/", exchange -> serve());
                                        server.start();
                                    }
                                    static String serve() {
                                        return id + " " + UUID.randomUUID() + " " + (System.currentTimeMillis() - started);
                                    }
                                }
                                """)
                        .assess();

        assertThat(Sources.only(assessment, "snapshot-randomness").what()).contains("in id");
        assertThat(Sources.only(assessment, "snapshot-clock").what()).contains("in started");
    }

    @Test
    void aProgramWithoutARequestIsAJob() throws Exception {
        Assessment assessment =
                new Sources(folder)
                        .with(
                                """
                                package shop;
                                public class Main {
                                    public static void main(String[] args) {
                                        System.out.println("done");
                                    }
                                }
                                """)
                        .assess();

        assertThat(assessment.conclusion().contract()).isNull();
    }
}
