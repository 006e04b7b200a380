package dev.lungfish.server.lambda;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The API's `UpdateFunctionCodeRequest`.
record UpdateFunctionCodeRequest(
        byte @Nullable [] zipFile,
        @JsonProperty("S3Bucket") @Nullable String s3Bucket,
        @JsonProperty("S3Key") @Nullable String s3Key,
        @JsonProperty("S3ObjectVersion") @Nullable String s3ObjectVersion,
        @JsonProperty("S3ObjectStorageMode") @Nullable String s3ObjectStorageMode,
        @Nullable String imageUri,
        @Nullable List<String> architectures,
        @Nullable Boolean publish,
        @Nullable JsonNode publishTo,
        @Nullable Boolean dryRun,
        @Nullable String revisionId,
        @JsonProperty("SourceKMSKeyArn") @Nullable JsonNode sourceKmsKeyArn) {

    CreateFunctionRequest.Code code() {
        return new CreateFunctionRequest.Code(
                zipFile,
                s3Bucket,
                s3Key,
                s3ObjectVersion,
                s3ObjectStorageMode,
                imageUri,
                sourceKmsKeyArn);
    }
}
