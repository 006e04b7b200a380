package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Every process of this machine that belongs to a function, wherever it went, by a variable that children inherit.
final class Processes {

    static final String MARK = "E2E_MARK";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Processes() {}

    /// The ids of the processes that carry this mark.
    static List<Long> of(String mark) {
        var marked = new ArrayList<Long>();
        byte[] wanted = (MARK + "=" + mark + "\0").getBytes(StandardCharsets.UTF_8);
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process.resolve("environ"), wanted)) {
                    marked.add(Long.valueOf(process.getFileName().toString()));
                }
            }
        } catch (IOException failure) {
            throw new AssertionError("/proc cannot be read", failure);
        }
        return marked;
    }

    /// Waits until no process carries this mark.
    static void awaitNone(String mark) {
        await("the end of every process of " + mark)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(of(mark)).isEmpty());
    }

    /// Waits until all of the marked processes whose program has a name that begins with `command`, one at least, are stopped.
    static void awaitStopped(String mark, String command) {
        await("the freeze of every " + command + " of " + mark)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(states(mark, command)).isNotEmpty().containsOnly('T'));
    }

    /// The states of the marked processes whose program has a name that begins with `command`, as in proc(5).
    static List<Character> states(String mark, String command) {
        return named(mark, command).stream().map(Named::state).toList();
    }

    /// The ids of those that are not stopped.
    static List<Long> running(String mark, String command) {
        return named(mark, command).stream()
                .filter(process -> process.state() != 'T')
                .map(Named::id)
                .toList();
    }

    private record Named(long id, char state) {}

    private static List<Named> named(String mark, String command) {
        var named = new ArrayList<Named>();
        for (long process : of(mark)) {
            try {
                String status = Files.readString(Path.of("/proc/" + process + "/stat"));
                int name = status.indexOf('(');
                int end = status.lastIndexOf(')');
                if (status.substring(name + 1, end).startsWith(command)) {
                    named.add(new Named(process, status.charAt(end + 2)));
                }
            } catch (IOException endedMeanwhile) {
                // It has no state any more.
            }
        }
        return named;
    }

    private static boolean holds(Path file, byte[] wanted) {
        try {
            String environment = Files.readString(file, StandardCharsets.ISO_8859_1);
            return environment.contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (IOException goneOrForbidden) {
            return false;
        }
    }
}
