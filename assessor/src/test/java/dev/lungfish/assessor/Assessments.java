package dev.lungfish.assessor;

import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Conclusion;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.finding.StartEstimate;
import dev.lungfish.assessor.finding.Step;
import dev.lungfish.assessor.finding.Suppressed;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.core.service.Contract;
import dev.lungfish.core.service.Placement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Assessments made by hand.
public final class Assessments {

    /// A name that breaks pages which do not guard against it.
    public static final String WICKED = "</script><!--<script>&amp;\"'{{data}}🐟";

    private static final String DOCUMENTATION = "https://docs.example.org/limits";

    public static final Rule SOCKETS =
            new Rule(
                    "connection-websocket",
                    "requests",
                    "WebSocket connections",
                    new Effect(Severity.BLOCKER, "An environment cannot hold a connection open."),
                    new Effect(Severity.BLOCKER, "Connections can only be held by replicas."),
                    null,
                    "Let a gateway hold the connections, or stay a container.",
                    DOCUMENTATION);

    public static final Rule CACHE =
            new Rule(
                    "cache-library",
                    "caches",
                    "A cache in memory",
                    new Effect(Severity.CHANGE, "Each environment has a cache of its own."),
                    new Effect(Severity.COST, "Environments on demand begin with empty ones."),
                    new Effect(Severity.NOTE, "Each replica has a cache of its own."),
                    "Keep it if a miss is cheap; otherwise move it to a shared store.",
                    DOCUMENTATION);

    public static final Rule POOL =
            new Rule(
                    "database-pool",
                    "surroundings",
                    "A pool of database connections",
                    new Effect(Severity.COST, "Each environment has a pool of its own."),
                    new Effect(Severity.COST, "Environments on demand add a pool each."),
                    new Effect(
                            Severity.NOTE, "Replicas times pool size must stay below the limit."),
                    "Set the pool to 1 on demand.",
                    DOCUMENTATION);

    public static final Rule REPLICAS_ONLY =
            new Rule(
                    "state-unsynchronised",
                    "concurrency",
                    "State that many requests share",
                    null,
                    new Effect(Severity.CHANGE, "Replicas answer many requests at once."),
                    new Effect(Severity.CHANGE, "Replicas answer many requests at once."),
                    "Guard it, or keep it in the request.",
                    DOCUMENTATION);

    private Assessments() {}

    /// A shop with a finding of each severity, of which one rule has five places, and one finding that is accepted.
    public static Assessment orders() {
        List<Finding> findings = new ArrayList<>();
        findings.add(socket());
        for (int i = 1; i <= 5; i++) {
            findings.add(cache(i));
        }
        findings.add(pool());
        findings.add(
                new Finding(
                        REPLICAS_ONLY,
                        new Place("orders.jar", "shop.Orders", "count", 0),
                        "The field shop.Orders.count is written without a lock.",
                        "",
                        List.of()));
        return assessment(
                "orders",
                Answer.STAY_CONTAINER,
                findings,
                List.of(new Suppressed(cache(9), "Prices change once a year.")));
    }

    /// A service that nothing stands in the way of.
    public static Assessment quotes() {
        return assessment("quotes", Answer.AS_IT_IS, List.of(), List.of());
    }

    public static Assessment assessment(
            String service, Answer answer, List<Finding> findings, List<Suppressed> suppressed) {
        boolean isAsItIs = answer == Answer.AS_IT_IS;
        return new Assessment(
                service,
                Path.of("services", "orders.jar"),
                "AWS Lambda",
                "Spring Boot 4.0.9, web program, main class shop.Orders",
                12_345,
                87,
                62_914_560,
                new Conclusion(
                        answer,
                        Contract.WEB,
                        isAsItIs ? Placement.FUNCTION : Placement.CONTAINER,
                        isAsItIs
                                ? "It can run as a function as it is."
                                : "It belongs in a container: it holds WebSocket connections.",
                        List.of("Its cache is empty after each cold start.")),
                new StartEstimate(
                        5_300,
                        2_400,
                        600,
                        List.of("12,345 classes, of which about 9,000 are loaded at start.")),
                findings,
                suppressed,
                isAsItIs
                        ? List.of()
                        : List.of("lib/broken.jar is damaged: its classes were not read."));
    }

    private static Finding socket() {
        return new Finding(
                SOCKETS,
                new Place("orders.jar", "shop.feed.Prices$Feed", "onOpen", 31),
                "shop.feed.Prices.Feed takes WebSocket connections.",
                "opening a WebSocket",
                List.of());
    }

    /// One of many caches, reached over six calls.
    public static Finding cache(int number) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            steps.add(new Step("shop.Step" + i, "call", 10 + i));
        }
        return new Finding(
                CACHE,
                new Place("orders.jar", "shop.Cache" + number, "<init>", 40 + number),
                "shop.Cache" + number + " keeps a Caffeine cache.",
                "answering a request",
                steps);
    }

    private static Finding pool() {
        return new Finding(
                POOL,
                new Place("HikariCP-6.3.0.jar", "com.zaxxer.hikari.pool.HikariPool", "<init>", 0),
                "HikariCP keeps a pool of 10 connections.",
                "starting",
                List.of(
                        new Step("shop.Orders", "main", 12),
                        new Step("com.zaxxer.hikari.HikariDataSource", "getConnection", 100)));
    }
}
