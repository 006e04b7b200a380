package dev.lungfish.server.store;

import org.jspecify.annotations.Nullable;

/// The data directory or the database cannot be used. The message says why and what to do.
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
