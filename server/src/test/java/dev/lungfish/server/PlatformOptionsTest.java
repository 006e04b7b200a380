package dev.lungfish.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.sandbox.local.BackendChoice;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlatformOptionsTest {

    private static final Path DATA = Path.of("data");

    @Test
    void defaultsKeepToThisMachine() {
        PlatformOptions defaults = PlatformOptions.defaults(DATA);
        assertThat(defaults.listen().getAddress().isLoopbackAddress()).isTrue();
        assertThat(defaults.listen().getPort()).isEqualTo(9700);
        assertThat(defaults.keysFile()).isNull();
        assertThat(defaults.profile()).isEqualTo("aws-lambda");
        assertThat(defaults.keepAliveNanos()).isEqualTo(Duration.ofMinutes(10).toNanos());
        assertThat(defaults.freezeAfterNanos()).isEqualTo(Duration.ofMillis(2).toNanos());
        assertThat(defaults.memoryMegabytes()).isGreaterThanOrEqualTo(128);
    }

    @Test
    void letsOthersInOnlyWithKeys() {
        assertThatThrownBy(() -> listen(new InetSocketAddress("0.0.0.0", 0), null))
                .hasMessage(
                        "listening at 0.0.0.0 lets others in, so it needs a file of access keys");
        assertThat(listen(new InetSocketAddress("0.0.0.0", 0), Path.of("keys.yaml"))).isNotNull();
        assertThatThrownBy(() -> listen(InetSocketAddress.createUnresolved("nowhere", 1), null))
                .hasMessage("this machine has no address nowhere to listen at");
    }

    private static PlatformOptions listen(InetSocketAddress address, Path keys) {
        return new PlatformOptions(
                address,
                DATA,
                keys,
                "aws-lambda",
                "aws-fargate",
                1,
                0,
                128,
                List.of(PlatformOptions.machine(128)),
                BackendChoice.AUTO,
                null,
                null);
    }
}
