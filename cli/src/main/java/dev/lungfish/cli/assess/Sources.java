package dev.lungfish.cli.assess;

import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.services.ServiceSource;
import dev.lungfish.planner.services.Services;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.planner.traffic.TrafficSource;
import dev.lungfish.profiles.PlatformProfile;
import dev.lungfish.profiles.YamlException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where services would run, and what is known of them beside their code.
public final class Sources {

    @Option(
            names = "--manifest",
            paramLabel = "PATH",
            description =
                    "A Kubernetes manifest, or a folder of them: what ties services to their nodes.")
    private @Nullable Path manifest;

    @Option(
            names = "--traffic",
            paramLabel = "SOURCE",
            description =
                    "What is asked of the services, as 'lungfish plan' reads it: azure:DIR, csv:FILE,"
                            + " log:FILE, prometheus:URL or recorded:DIR.")
    private @Nullable String traffic;

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            defaultValue = "aws-lambda",
            description =
                    "Whose limits functions meet: aws-lambda, or a file of one's own. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String profile;

    /// The platform that functions would run on.
    public PlatformProfile platform() {
        try {
            return PlatformProfile.find(profile);
        } catch (YamlException wrong) {
            throw new Failure(wrong.getMessage(), wrong);
        }
    }

    Known read() {
        try {
            Traffic asked =
                    traffic == null ? null : TrafficSource.parse(traffic).read(ZoneOffset.UTC);
            Services services =
                    manifest == null ? null : ServiceSource.parse("k8s:" + manifest).read();
            return new Known(
                    asked,
                    Objects.requireNonNullElse(traffic, ""),
                    services,
                    Objects.toString(manifest, ""));
        } catch (BadInput wrong) {
            throw new Failure(Objects.toString(wrong.getMessage()), wrong);
        }
    }
}
