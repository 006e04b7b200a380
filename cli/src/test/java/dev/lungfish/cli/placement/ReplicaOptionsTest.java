package dev.lungfish.cli.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.catalog.ReplicaSettings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;

final class ReplicaOptionsTest {

    @Command
    static final class Asked {
        @Mixin private ReplicaOptions options;
    }

    /// A setting that the platform has and no option can give would be found here.
    @Test
    void everySettingOfThePlatformHasAnOption() {
        Asked asked = new Asked();
        CommandLine line = new CommandLine(asked);
        line.parseArgs(
                line.getCommandSpec().options().stream().map(this::given).toArray(String[]::new));
        assertThat(asked.options.settings().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ReplicaSettings.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    private String given(OptionSpec option) {
        String value =
                switch (option.paramLabel()) {
                    case "N" -> "1";
                    case "TIME" -> "10s";
                    case "PATH" -> "/";
                    default -> option.completionCandidates().iterator().next();
                };
        return option.longestName() + "=" + value;
    }

    @Test
    void everyOptionIsCalledAsThePlatformsMessagesAreRead() {
        for (OptionSpec option : new CommandLine(new Asked()).getCommandSpec().options()) {
            assertThat(
                            Arrays.stream(ReplicaSettings.class.getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .map(PlacementChange::inOptions))
                    .contains(option.longestName().substring(2));
        }
    }

    @Test
    void whatIsNotGivenIsLeftOpen() {
        assertThat(new ReplicaOptions().settings()).isEmpty();
    }
}
