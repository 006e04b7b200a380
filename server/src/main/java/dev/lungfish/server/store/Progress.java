package dev.lungfish.server.store;

/// How far a declared version is on its way to taking requests.
public enum Progress {
    /// New; nothing of it runs yet.
    CREATING,
    /// `$LATEST` was changed; what it was before still takes requests.
    UPDATING,
    READY,
    CREATE_FAILED,
    UPDATE_FAILED;

    /// Whether it will change by itself.
    public boolean underWay() {
        return this == CREATING || this == UPDATING;
    }
}
