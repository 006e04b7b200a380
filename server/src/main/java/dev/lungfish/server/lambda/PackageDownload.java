package dev.lungfish.server.lambda;

import dev.lungfish.server.code.Packages;
import dev.lungfish.server.http.ApiResponse;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/// Serves the packages that `GetFunction` gives the location of.
final class PackageDownload {

    /// The path of a package is this, its hash in hexadecimal, and [#SUFFIX].
    static final String PREFIX = "/lungfish/v1/packages/";

    static final String SUFFIX = ".zip";

    private PackageDownload() {}

    static ApiResponse get(Packages packages, String path) {
        if (!path.startsWith(PREFIX) || !path.endsWith(SUFFIX)) {
            return missing(path);
        }
        String sha256 = path.substring(PREFIX.length(), path.length() - SUFFIX.length());
        try {
            return new ApiResponse(
                    200, Map.of("content-type", "application/zip"), packages.read(sha256));
        } catch (NoSuchFileException e) {
            return missing(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ApiResponse missing(String path) {
        return Answers.error(
                ErrorType.RESOURCE_NOT_FOUND,
                "There is no package at " + path + ". Call GetFunction for its location.");
    }
}
