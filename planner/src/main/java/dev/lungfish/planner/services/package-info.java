/// Services as they run today: Kubernetes manifests, a live cluster, a table.
@NullMarked
package dev.lungfish.planner.services;

import org.jspecify.annotations.NullMarked;
