package dev.lungfish.server.lambda;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The API's `UpdateFunctionConfigurationRequest`.
record UpdateFunctionConfigurationRequest(
        @Nullable String role,
        @Nullable String handler,
        @Nullable String description,
        @Nullable Integer timeout,
        @Nullable Integer memorySize,
        CreateFunctionRequest.@Nullable Environment environment,
        @Nullable String runtime,
        @Nullable String revisionId,
        CreateFunctionRequest.@Nullable EphemeralStorage ephemeralStorage,
        CreateFunctionRequest.@Nullable LoggingConfig loggingConfig,
        @Nullable JsonNode vpcConfig,
        @Nullable JsonNode deadLetterConfig,
        @JsonProperty("KMSKeyArn") @Nullable JsonNode kmsKeyArn,
        @Nullable JsonNode tracingConfig,
        @Nullable JsonNode layers,
        @Nullable JsonNode fileSystemConfigs,
        @Nullable JsonNode imageConfig,
        @Nullable JsonNode snapStart,
        @Nullable JsonNode capacityProviderConfig,
        @Nullable JsonNode durableConfig) {

    ConfigurationChange configuration() {
        return new ConfigurationChange(
                description,
                role,
                runtime,
                handler,
                timeout,
                memorySize,
                environment,
                ephemeralStorage,
                loggingConfig);
    }

    void refuseUnsupported() {
        Unsupported.refuse("VpcConfig", vpcConfig);
        Unsupported.refuse("DeadLetterConfig", deadLetterConfig);
        Unsupported.refuse("KMSKeyArn", kmsKeyArn);
        Unsupported.refuse("Layers", layers);
        Unsupported.refuse("FileSystemConfigs", fileSystemConfigs);
        Unsupported.refuse("ImageConfig", imageConfig);
        Unsupported.refuse("CapacityProviderConfig", capacityProviderConfig);
        Unsupported.refuse("DurableConfig", durableConfig);
        Unsupported.refuseUnless("TracingConfig", tracingConfig, "Mode", "PassThrough");
        Unsupported.refuseUnless("SnapStart", snapStart, "ApplyOn", "None");
        if (loggingConfig != null) {
            loggingConfig.refuseUnsupported();
        }
    }
}
