package dev.lungfish.assessor.zip;

import java.io.IOException;

/// An archive, or one of its files, that cannot be read. The message is the rest of a sentence that begins with its
/// name, such as "is cut off".
public final class BadZip extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean hasNoEnd;

    public BadZip(String message) {
        this(message, false);
    }

    private BadZip(String message, boolean hasNoEnd) {
        super(message);
        this.hasNoEnd = hasNoEnd;
    }

    static BadZip withoutEnd() {
        return new BadZip("has no end, so it is cut off or damaged", true);
    }

    /// Whether nothing in it shows that it is an archive at all.
    public boolean hasNoEnd() {
        return hasNoEnd;
    }
}
