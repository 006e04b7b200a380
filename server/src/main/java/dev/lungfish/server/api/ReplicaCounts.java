package dev.lungfish.server.api;

/// A service's replicas at one moment.
///
/// @param wanted how many there should be
/// @param ready how many take requests
/// @param existing how many hold a place on a node, those that start and stop included
/// @param busySlots requests that they are serving
/// @param waiting requests that wait for a slot
/// @param note what keeps them from being as they should, as a sentence; empty if nothing does
public record ReplicaCounts(
        int wanted, int ready, int existing, int busySlots, int waiting, String note) {}
