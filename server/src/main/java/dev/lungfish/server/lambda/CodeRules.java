package dev.lungfish.server.lambda;

import dev.lungfish.server.code.CodePackage;
import dev.lungfish.server.code.PackageException;
import dev.lungfish.server.code.Packages;

/// Which code a request may bring, and how a refused package is answered.
final class CodeRules {

    private CodeRules() {}

    /// The zip of a request.
    ///
    /// @throws ApiError if it has none, or code of another kind
    static byte[] zip(CreateFunctionRequest.Code code) {
        if (code.imageUri() != null) {
            throw ApiError.invalid(
                    "Please don't provide ImageUri when updating a function with packageType Zip. Lungfish does not have container images yet; send the code as ZipFile.");
        }
        if (code.s3Bucket() != null || code.s3Key() != null) {
            throw ApiError.unsupported("code in S3 (S3Bucket, S3Key)", "Send it as ZipFile.");
        }
        Unsupported.refuse("SourceKMSKeyArn", code.sourceKmsKeyArn());
        byte[] zip = code.zipFile();
        if (zip == null) {
            throw ApiError.invalid("Please provide a source for function code.");
        }
        return zip;
    }

    static Packages.Accepted accept(Packages packages, byte[] zip) {
        try {
            return packages.accept(zip);
        } catch (PackageException e) {
            throw answer(e);
        }
    }

    static CodePackage check(Packages packages, byte[] zip) {
        try {
            return packages.check(zip);
        } catch (PackageException e) {
            throw answer(e);
        }
    }

    private static ApiError answer(PackageException e) {
        ErrorType type =
                switch (e.fault()) {
                    case ZIPPED_SIZE -> ErrorType.REQUEST_ENTITY_TOO_LARGE;
                    case UNZIPPED_SIZE, CONTENT -> ErrorType.INVALID_PARAMETER_VALUE;
                };
        return new ApiError(type, String.valueOf(e.getMessage()));
    }
}
