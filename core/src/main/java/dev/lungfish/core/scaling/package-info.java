/// How many replicas of an always-on revision there are: Kubernetes' and Knative's autoscalers, and a split's steady
/// base.
@NullMarked
package dev.lungfish.core.scaling;

import org.jspecify.annotations.NullMarked;
