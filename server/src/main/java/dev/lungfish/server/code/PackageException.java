package dev.lungfish.server.code;

/// A package that cannot be taken. The message tells its sender why.
public final class PackageException extends Exception {

    private static final long serialVersionUID = 1;

    /// What is wrong with it.
    public enum Fault {
        /// The zip is larger than [Packages#MAX_ZIPPED_BYTES].
        ZIPPED_SIZE,
        /// Its content is larger than [Packages#MAX_UNZIPPED_BYTES].
        UNZIPPED_SIZE,
        /// It is damaged, or holds what no package may hold.
        CONTENT
    }

    private static final String COULD_NOT_UNZIP =
            "Could not unzip uploaded file. Please check your file, then try to upload again.";

    private final Fault fault;

    private PackageException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    static PackageException damaged() {
        return new PackageException(Fault.CONTENT, COULD_NOT_UNZIP);
    }

    static PackageException forbidden(String reason) {
        return new PackageException(Fault.CONTENT, COULD_NOT_UNZIP + " " + reason);
    }

    static PackageException zippedSize() {
        return new PackageException(
                Fault.ZIPPED_SIZE,
                "Zipped size must be smaller than " + Packages.MAX_ZIPPED_BYTES + " bytes");
    }

    static PackageException unzippedSize() {
        return new PackageException(
                Fault.UNZIPPED_SIZE,
                "Unzipped size must be smaller than " + Packages.MAX_UNZIPPED_BYTES + " bytes");
    }

    public Fault fault() {
        return fault;
    }
}
