package dev.lungfish.assessor.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html) that is written, by its names.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    record Run(
            Tool tool,
            List<Invocation> invocations,
            Map<String, Base> originalUriBaseIds,
            String columnKind,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Result> results) {}

    record Tool(Driver driver) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Driver(
            String name,
            @Nullable String version,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Descriptor> rules) {}

    record Descriptor(
            String id,
            Message shortDescription,
            Message fullDescription,
            Message help,
            String helpUri,
            Configuration defaultConfiguration,
            Map<String, Object> properties) {}

    record Configuration(String level) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Message(String text, @Nullable String markdown) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

    record Notification(String level, Message message) {}

    record Base(Message description) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Result(
            String ruleId,
            int ruleIndex,
            String level,
            Message message,
            List<Location> locations,
            Map<String, String> partialFingerprints,
            List<CodeFlow> codeFlows,
            List<Suppression> suppressions,
            Map<String, Object> properties) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Location(
            Physical physicalLocation, List<Logical> logicalLocations, @Nullable Message message) {}

    record Physical(Artifact artifactLocation, Region region) {}

    record Artifact(String uri, String uriBaseId) {}

    record Region(int startLine) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Logical(String name, String fullyQualifiedName, String kind) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CodeFlow(@Nullable Message message, List<ThreadFlow> threadFlows) {}

    record ThreadFlow(List<FlowLocation> locations) {}

    record FlowLocation(Location location) {}

    record Suppression(String kind, String status, String justification) {}
}
