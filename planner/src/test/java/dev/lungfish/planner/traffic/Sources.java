package dev.lungfish.planner.traffic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.planner.input.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;

/// Reads sources in tests.
final class Sources {

    private Sources() {}

    static Traffic read(String source) throws BadInput {
        return read(source, ZoneOffset.UTC);
    }

    static Traffic read(String source, ZoneId zone) throws BadInput {
        return TrafficSource.parse(source).read(zone);
    }

    static AbstractThrowableAssert<?, ? extends Throwable> refused(String source) {
        return assertThatThrownBy(() -> read(source)).isInstanceOf(BadInput.class);
    }

    static ServiceTraffic service(Traffic traffic, String name) {
        return traffic.services().stream()
                .filter(service -> service.name().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError(name + " in " + names(traffic)));
    }

    static List<String> names(Traffic traffic) {
        return traffic.services().stream().map(ServiceTraffic::name).toList();
    }

    static Path write(Path file, String... lines) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    static Path zip(Path file, String... lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /// Cuts the end of a file off.
    static void cut(Path file, int bytes) throws IOException {
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length - bytes));
    }
}
