package dev.lungfish.server.lambda;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The API's `CreateFunctionRequest`.
record CreateFunctionRequest(
        @Nullable String functionName,
        @Nullable String runtime,
        @Nullable String role,
        @Nullable String handler,
        @Nullable Code code,
        @Nullable String description,
        @Nullable Integer timeout,
        @Nullable Integer memorySize,
        @Nullable Boolean publish,
        @Nullable String packageType,
        @Nullable Environment environment,
        @Nullable Map<String, String> tags,
        @Nullable List<String> architectures,
        @Nullable EphemeralStorage ephemeralStorage,
        @Nullable LoggingConfig loggingConfig,
        @Nullable JsonNode publishTo,
        @Nullable JsonNode vpcConfig,
        @Nullable JsonNode deadLetterConfig,
        @JsonProperty("KMSKeyArn") @Nullable JsonNode kmsKeyArn,
        @Nullable JsonNode tracingConfig,
        @Nullable JsonNode layers,
        @Nullable JsonNode fileSystemConfigs,
        @Nullable JsonNode codeSigningConfigArn,
        @Nullable JsonNode imageConfig,
        @Nullable JsonNode snapStart,
        @Nullable JsonNode tenancyConfig,
        @Nullable JsonNode capacityProviderConfig,
        @Nullable JsonNode durableConfig) {

    record Code(
            byte @Nullable [] zipFile,
            @JsonProperty("S3Bucket") @Nullable String s3Bucket,
            @JsonProperty("S3Key") @Nullable String s3Key,
            @JsonProperty("S3ObjectVersion") @Nullable String s3ObjectVersion,
            @JsonProperty("S3ObjectStorageMode") @Nullable String s3ObjectStorageMode,
            @Nullable String imageUri,
            @JsonProperty("SourceKMSKeyArn") @Nullable JsonNode sourceKmsKeyArn) {}

    record Environment(@Nullable Map<String, String> variables) {}

    record EphemeralStorage(@Nullable Integer size) {}

    record LoggingConfig(
            @Nullable String logFormat,
            @Nullable String applicationLogLevel,
            @Nullable String systemLogLevel,
            @Nullable String logGroup) {

        /// Refuses what Lungfish's logs cannot be.
        void refuseUnsupported() {
            if (logFormat != null && !logFormat.equals("Text")) {
                throw ApiError.unsupported(
                        "LoggingConfig with LogFormat=" + logFormat, "Use LogFormat=Text.");
            }
            if (applicationLogLevel != null || systemLogLevel != null) {
                throw ApiError.invalid(
                        "LogLevel is not supported when LogFormat is set to \"Text\". Remove LogLevel from your request or change the LogFormat to \"JSON\" and try again.");
            }
        }
    }

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
        if (packageType != null && !packageType.equals("Zip")) {
            throw ApiError.unsupported(
                    "container images (PackageType=" + packageType + ")",
                    "Deploy a zip with PackageType=Zip.");
        }
        Unsupported.refuse("ImageConfig", imageConfig);
        Unsupported.refuse("PublishTo", publishTo);
        Unsupported.refuse("VpcConfig", vpcConfig);
        Unsupported.refuse("DeadLetterConfig", deadLetterConfig);
        Unsupported.refuse("KMSKeyArn", kmsKeyArn);
        Unsupported.refuse("Layers", layers);
        Unsupported.refuse("FileSystemConfigs", fileSystemConfigs);
        Unsupported.refuse("CodeSigningConfigArn", codeSigningConfigArn);
        Unsupported.refuse("TenancyConfig", tenancyConfig);
        Unsupported.refuse("CapacityProviderConfig", capacityProviderConfig);
        Unsupported.refuse("DurableConfig", durableConfig);
        Unsupported.refuseUnless("TracingConfig", tracingConfig, "Mode", "PassThrough");
        Unsupported.refuseUnless("SnapStart", snapStart, "ApplyOn", "None");
        if (loggingConfig != null) {
            loggingConfig.refuseUnsupported();
        }
    }
}
