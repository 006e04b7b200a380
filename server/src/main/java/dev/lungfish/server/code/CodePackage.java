package dev.lungfish.server.code;

import java.util.Base64;
import java.util.HexFormat;

/// A zip archive with a function's code, named by its content.
///
/// @param sha256 of the zip, in lower-case hexadecimal
/// @param sizeBytes of the zip
public record CodePackage(String sha256, long sizeBytes) {

    /// The hash as the Lambda API writes it, `CodeSha256`.
    public String sha256Base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }
}
