package dev.lungfish.core.limits;

/// The concurrency that all services share, less what is reserved for single ones.
/// One unit is one request in flight, or one provisioned environment, used or not.
public final class AccountConcurrency {

    private final int limit;
    private int reserved;
    private int unreservedInUse;

    public AccountConcurrency(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("account concurrency is not negative: " + limit);
        }
        this.limit = limit;
    }

    public int limit() {
        return limit;
    }

    int unreservedLimit() {
        return limit - reserved;
    }

    boolean tryEnter() {
        if (unreservedInUse >= unreservedLimit()) {
            return false;
        }
        unreservedInUse++;
        return true;
    }

    void add(int units) {
        unreservedInUse += units;
    }

    void reserve(int units) {
        reserved += units;
    }
}
